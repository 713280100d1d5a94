import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfiguration } from '../../core/configuration.ts';
import { settingsSchema } from '../../core/settings.ts';
import { describeOffer, localModels } from './local-model.ts';

const settings = readConfiguration({ environment: {} });

async function served<Result>(body: string | null, use: (address: string) => Promise<Result>): Promise<Result> {
  const server = createServer((_request, response) => {
    if (body !== null) response.setHeader('content-type', 'application/json').end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('a model server on this machine', () => {
  it('is offered with settings that can be used as they are', async () => {
    const tags = JSON.stringify({ models: [{ name: 'small:3b', size: 1 }, { name: 'other' }] });
    const [said, , line] = await served(tags, async (address) => describeOffer(await localModels(settings, address, 10_000), address));
    expect(said).toMatch(/answers at http:\/\/127\.0\.0\.1:\d+ with small:3b, other\. It is not used\./);
    const { models } = parse(line ?? '') as { models: unknown };
    expect(settingsSchema.shape.models.parse(models)).toMatchObject({
      writer: { model: 'small:3b' },
      prices: { 'small:3b': { input: 0 } },
    });
  });

  it('is nothing where nobody answers, or something else does, or not at once', async () => {
    expect(describeOffer(await localModels(settings, 'http://127.0.0.1:9'))).toEqual([]);
    for (const body of ['<html>', '{"models": []}', null]) {
      const started = performance.now();
      expect(await served(body, (address) => localModels(settings, address))).toEqual([]);
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });
});
