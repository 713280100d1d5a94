// Plays an embedding model: each word of a text has a direction of its own, by its hash, and a text lies where its words together point. A text that brings
// its own English between "[en:" and "]" lies where that does, so that texts of two languages can lie together. Deterministic.
import { createHash } from 'node:crypto';
import { z } from 'zod';

export const embeddingRequestSchema = z.looseObject({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string())]).transform((input) => (typeof input === 'string' ? [input] : input)),
  encoding_format: z.enum(['float', 'base64']).optional(),
});

const dimensions = 96;

/** Numbers from -1 to 1, one a dimension. */
function directionOf(word: string): number[] {
  const bytes = Buffer.concat([0, 1, 2].map((part) => createHash('sha256').update(`${part} ${word}`).digest()));
  return Array.from(bytes.subarray(0, dimensions), (byte) => byte / 127.5 - 1);
}

function vectorOf(text: string): number[] {
  const told = (/\[en:([^\]]+)\]/u.exec(text)?.[1] ?? text).toLowerCase();
  const sum = Array.from({ length: dimensions }, () => 0);
  for (const word of new Set(told.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])) {
    for (const [index, value] of directionOf(word).entries()) sum[index] = (sum[index] ?? 0) + value;
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

/** The body of an answer, and the tokens that it says the texts took. */
export function embeddingsOf(model: string, input: readonly string[]): { readonly body: object; readonly tokens: number } {
  const tokens = input.reduce((total, text) => total + Math.ceil(text.length * 0.3), 0);
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
  return { body: { object: 'list', data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } }, tokens };
}
