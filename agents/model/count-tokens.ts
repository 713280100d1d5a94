// How many tokens a text takes, before it is sent. Close enough to count against a cap: long texts are judged by samples, so that counting
// costs a few milliseconds however long they are.
import type { Tiktoken } from 'js-tiktoken/lite';
import { remembered } from '../../core/remembered.ts';

const sampleLength = 500;
const samples = 4;
/** Other models part words otherwise than the encoding used here. */
const margin = 1.05;

let loading: Promise<Tiktoken> | null = null;

/** The encoding, made once a process: its tables take a moment to read. */
async function encoder(): Promise<Tiktoken> {
  loading ??= Promise.all([import('js-tiktoken/lite'), import('js-tiktoken/ranks/o200k_base')]).then(
    ([{ Tiktoken: Encoding }, { default: ranks }]) => new Encoding(ranks),
  );
  return loading;
}

/** Reads the tables now, so that the first call need not wait for them. */
export async function prepareTokenCount(): Promise<void> {
  await encoder();
}

/** Tokens of `text`, rounded up. */
export async function countTokens(text: string): Promise<number> {
  return countBy(await encoder(), text);
}

/** Instructions and schemas, one of each a task. */
const repeated = remembered<number>(64);

/** `countTokens` of a text that goes out with every call of a task; other texts would only push these out and lie in memory. */
export async function countRepeatedTokens(text: string): Promise<number> {
  const encoding = await encoder();
  return repeated.get(text, () => countBy(encoding, text));
}

function countBy(encoding: Tiktoken, text: string): number {
  const count = (part: string): number => encoding.encode(part, [], []).length;
  if (text.length <= sampleLength * samples) return Math.ceil(count(text) * margin);
  const step = (text.length - sampleLength) / (samples - 1);
  let sampled = 0;
  for (let sample = 0; sample < samples; sample += 1) {
    const start = Math.round(sample * step);
    sampled += count(text.slice(start, start + sampleLength));
  }
  return Math.ceil((sampled / (samples * sampleLength)) * text.length * margin);
}
