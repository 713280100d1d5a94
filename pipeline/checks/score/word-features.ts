// How much of what the sentence says stands in the source, in its best passage, and how that passage stands out.
import type { Alignment } from './alignment.ts';
import { bestWindow, totalWeight } from './windows.ts';
import type { SentenceTerms, Window } from './windows.ts';

/** Content words of the longest stretch of the sentence of which the source has none. */
function longestGap({ order, terms }: Alignment): number {
  let [gap, longest] = [0, 0];
  for (const index of order) {
    const term = terms[index];
    if (term === undefined || term.weight === 0) continue;
    gap = term.opening ? 0 : gap + 1;
    longest = Math.max(longest, gap);
  }
  return longest;
}

/** Share of the window's own content words that the sentence has: a long passage of which little is said says something else. */
function windowUsed({ source, found }: Alignment, window: Window): number {
  const seen = new Set<number>();
  let used = 0;
  for (let at = source.sentences[window.first] ?? 0; at < (source.sentences[window.first + window.length] ?? 0); at += 1) {
    const form = source.words[at];
    if (form === undefined || form.plain || seen.has(form.stem)) continue;
    seen.add(form.stem);
    if ((found[at] ?? -1) >= 0) used += 1;
  }
  return used / Math.max(1, seen.size);
}

/** By how much the best sentence of the source has more of the words than the next best: a statement stands in one place. */
function windowAlone(alignment: Alignment, { list, from }: SentenceTerms): number {
  const { terms } = alignment;
  const total = totalWeight(alignment);
  let [best, second] = [0, 0];
  for (let number = 0; number + 1 < from.length; number += 1) {
    let weight = 0;
    for (let index = from[number] ?? 0; index < (from[number + 1] ?? 0); index += 1) weight += terms[list[index] ?? 0]?.weight ?? 0;
    if (weight > best) [best, second] = [weight, best];
    else if (weight > second) second = weight;
  }
  return total === 0 ? 0 : (best - second) / total;
}

export function wordFeatures(
  alignment: Alignment,
  bySentence: SentenceTerms,
  window: Window,
  inWindow: Uint8Array,
): Record<string, number> {
  let [content, missing, inside] = [0, 0, 0];
  alignment.terms.forEach((term, index) => {
    if (term.weight === 0) return;
    content += 1;
    if (!term.opening) missing += 1;
    if (inWindow[index] === 1) inside += 1;
  });
  return {
    sentenceShare: bestWindow(alignment, bySentence, 1).share,
    windowShare: inside / Math.max(1, content),
    windowUsed: windowUsed(alignment, window),
    windowAlone: windowAlone(alignment, bySentence),
    missingWords: Math.log1p(missing),
    longestGap: Math.log1p(longestGap(alignment)),
  };
}
