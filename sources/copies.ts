// Whether two texts are one text carried twice, by the runs of words that they share. Reports of one event share quotations and names;
// a copy shares most of the shorter text, also after an editor cut its end or changed its first paragraph.
// Which of all stored texts to compare is told by sketches: the least hashes of a text's runs (bottom-k MinHash: Broder 1997; Cohen and
// Kaplan 2007). Two texts that share half of the shorter one share about a third of all runs at least, and so of the least hashes.
import { createHash } from 'node:crypto';

const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;
const wordsInRun = 5;
const fewestRuns = 40;
const copyShare = 0.5;

/** Runs of five words (of five characters in scripts without spaces), title left out. */
function runsOf(text: string): Set<string> {
  const body = text.slice(text.indexOf('\n\n') + 1).toLowerCase();
  const words = body.match(dense) ?? [];
  const runs = new Set<string>();
  for (let index = 0; index + wordsInRun <= words.length; index += 1) runs.add(words.slice(index, index + wordsInRun).join(' '));
  return runs;
}

/** Share of the shorter text's runs that stand in the other too, 0 to 1; 0 where one is too short to tell. */
export function sharedRuns(textA: string, textB: string): number {
  const [a, b] = [runsOf(textA), runsOf(textB)];
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if (shorter.size < fewestRuns) return 0;
  let shared = 0;
  for (const run of shorter) if (longer.has(run)) shared += 1;
  return shared / shorter.size;
}

/** Whether one of two snapshots' texts carries most of the other. */
export function isCopyOf(textA: string, textB: string): boolean {
  return sharedRuns(textA, textB) >= copyShare;
}

/** Hashes in a sketch. With a third of all runs shared about 21 of the 64 are; a text that is a tenth of another still shares six. */
const sketchSize = 64;
/** Hashes that the sketches of two texts must share to be compared: one alone may be a phrase of six words. */
export const fewestShared = 2;

/** 48 bits of a run, as a number that JavaScript and a bigint column both hold exactly. */
function hashOf(run: string): number {
  return createHash('sha1').update(run).digest().readUIntBE(0, 6);
}

/** The sketch of a snapshot's text: its least hashes in order; empty for a text too short to be told from another. */
export function sketchOf(text: string): readonly number[] {
  const runs = runsOf(text);
  if (runs.size < fewestRuns) return [];
  const hashes = Array.from(runs, hashOf).sort((a, b) => a - b);
  return hashes.slice(0, sketchSize);
}
