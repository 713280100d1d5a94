// Tokens as the played model counts them: roughly, rather too many; the beginning of a prompt that it has seen counts as cached.
import { roughTokens } from '../../../agents/model/choose-claims.ts';
import type { Usage } from './bodies.ts';
import type { ChatRequest } from './request.ts';

/** Shorter beginnings are not cached, and longer ones in steps, as servers do it. */
const leastCached = 1024;
const cachedStep = 128;

export function usageOf(request: ChatRequest, answer: string, seen: Set<string>): Usage {
  const system = request.messages.find((message) => message.role === 'system')?.content ?? '';
  const known = seen.has(system);
  seen.add(system);
  const systemTokens = roughTokens(system);
  const form = request.response_format?.json_schema?.schema;
  const given = request.messages.reduce(
    (sum, message) => sum + (message.content === system ? systemTokens : roughTokens(message.content)),
    12,
  );
  return {
    in: given + (form === undefined ? 0 : roughTokens(JSON.stringify(form))),
    cached: known && systemTokens >= leastCached ? Math.floor(systemTokens / cachedStep) * cachedStep : 0,
    out: answer === '' ? 1 : roughTokens(answer),
  };
}
