// Whether two texts are one text carried twice, by the runs of words that they share. Reports of one event share quotations and names;
// a copy shares most of the shorter text, also after an editor cut its end or changed its first paragraph.
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

/** A few long paragraphs of a text, spread over it: one of them stands verbatim in nearly every copy. For finding candidates in the store. */
export function tellingParagraphs(text: string, count = 5): string[] {
  const paragraphs = text
    .split('\n\n')
    .slice(1)
    .filter((paragraph) => paragraph.length >= 60);
  const step = Math.max(1, paragraphs.length / count);
  const picked = Array.from({ length: Math.min(count, paragraphs.length) }, (_, index) => paragraphs[Math.floor(index * step)] ?? '');
  return [...new Set(picked)].filter((paragraph) => paragraph !== '');
}
