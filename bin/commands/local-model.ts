// A model server that runs on this machine is offered where none is configured: found by one short question, and never used unasked.
import { z } from 'zod';
import type { Settings } from '../../core/settings.ts';
import { createGuardedFetch } from '../../sources/fetch/guarded-fetch.ts';

/** Where Ollama listens unless told otherwise. */
const ollamaAddress = 'http://localhost:11434';
const mostBytes = 512 * 1024;

const tagsSchema = z.looseObject({ models: z.array(z.looseObject({ name: z.string().max(200) })).min(1) });

/** Names of the models that a server of Ollama's kind has, in its order; [] where none answers in time or it has none. */
export async function localModels(settings: Settings, address: string = ollamaAddress, longestMs = 300): Promise<string[]> {
  const { host } = new URL(address);
  const guarded = createGuardedFetch({ ...settings.fetch, allowPrivate: [host], timeout: longestMs });
  try {
    const answer = await guarded.fetch(`${address}/api/tags`, { accept: 'application/json', maximumBytes: mostBytes });
    if (!answer.ok || answer.status !== 200) return [];
    const tags = tagsSchema.safeParse(JSON.parse(new TextDecoder().decode(answer.bytes)));
    return tags.success ? tags.data.models.map((model) => model.name) : [];
  } catch {
    return [];
  } finally {
    await guarded.close();
  }
}

/** What to put into the configuration to use it, a line each; [] where there is nothing to offer. */
export function describeOffer(models: readonly string[], address: string = ollamaAddress): string[] {
  const [first] = models;
  if (first === undefined) return [];
  const name = JSON.stringify(first);
  return [
    `A model server answers at ${address} with ${models.slice(0, 3).join(', ')}${models.length > 3 ? ` and ${models.length - 3} more` : ''}. It is not used.`,
    'To let it write, put into newsroom.config.yaml:',
    `  models: {baseUrl: "${address}/v1", reader: ${name}, writer: ${name}, prices: {${name}: {input: 0, output: 0}}}`,
  ];
}
