// How much of what the sentence says stands in the source at all, in its best passage, and in the worst part of the sentence.
import type { Alignment, Term } from './alignment.ts';
import { bestWindow, greedyShares, totalWeight } from './windows.ts';
import type { SentenceTerms, Window } from './windows.ts';

function weightedShare(alignment: Alignment, has: (term: Term, index: number) => boolean): number {
  const total = totalWeight(alignment);
  let reached = 0;
  alignment.terms.forEach((term, index) => {
    if (has(term, index)) reached += term.weight;
  });
  return total === 0 ? 0.5 : reached / total;
}

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

/** The least covered of the sentence's parts: a text of several sentences is as good as its worst. */
function leastPart(alignment: Alignment, inWindow: (first: number, end: number) => number): number {
  const { sentence, order } = alignment;
  let least = 1;
  for (let part = 0; part + 1 < sentence.sentences.length; part += 1) {
    const [first, end] = [sentence.sentences[part] ?? 0, Math.min(sentence.sentences[part + 1] ?? 0, order.length)];
    if (end - first >= 3) least = Math.min(least, inWindow(first, end));
  }
  return least;
}

/** Best share of one part's content words that one sentence of the source and its neighbours have. */
function partShare(alignment: Alignment, { list, from }: SentenceTerms, first: number, end: number): number {
  const { terms, order, source } = alignment;
  const own = new Float64Array(terms.length);
  let total = 0;
  for (let at = first; at < end; at += 1) {
    const index = order[at] ?? 0;
    if (own[index] === 0) {
      own[index] = terms[index]?.weight ?? 0;
      total += own[index] ?? 0;
    }
  }
  if (total === 0) return 1;
  const stamp = new Int32Array(terms.length).fill(-1);
  let best = 0;
  for (let number = 0; number + 1 < source.sentences.length; number += 1) {
    let weight = 0;
    for (let index = from[number] ?? 0; index < (from[Math.min(number + 2, from.length - 1)] ?? 0); index += 1) {
      const term = list[index] ?? 0;
      if (stamp[term] === number) continue;
      stamp[term] = number;
      weight += own[term] ?? 0;
    }
    if (weight > best) best = weight;
  }
  return best / total;
}

/** Share of the window's own content words that the sentence has: a short passage of which little is said says something else. */
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
  const total = totalWeight(alignment);
  let [best, second] = [0, 0];
  for (let number = 0; number + 1 < from.length; number += 1) {
    let weight = 0;
    for (let index = from[number] ?? 0; index < (from[number + 1] ?? 0); index += 1)
      weight += alignment.terms[list[index] ?? 0]?.weight ?? 0;
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
  const { terms } = alignment;
  const greedy = greedyShares(alignment, bySentence, 3);
  const content = terms.filter((term) => term.weight > 0);
  const plain = terms.filter((term) => term.form.plain);
  const missing = content.filter((term) => !term.opening);
  const count = Math.max(1, content.length);
  const gap = longestGap(alignment);
  return {
    exact: weightedShare(alignment, (term) => term.exact),
    stem: weightedShare(alignment, (term) => term.stem),
    opening: weightedShare(alignment, (term) => term.opening),
    stemUnweighted: content.filter((term) => term.stem).length / count,
    window1: bestWindow(alignment, bySentence, 1).share,
    window2: bestWindow(alignment, bySentence, 2).share,
    window3: window.share,
    windowUnweighted: terms.filter((term, index) => term.weight > 0 && inWindow[index] === 1).length / count,
    windowPlain: plain.length === 0 ? 0.5 : terms.filter((term, index) => term.form.plain && inWindow[index] === 1).length / plain.length,
    windowUsed: windowUsed(alignment, window),
    windowAlone: windowAlone(alignment, bySentence),
    greedy2: greedy[1] ?? 0,
    greedy3: greedy[2] ?? 0,
    leastPart: leastPart(alignment, (first, end) => partShare(alignment, bySentence, first, end)),
    missingWords: Math.log1p(missing.length),
    missingLetters: Math.log1p(missing.reduce((sum, term) => sum + Math.min(12, term.form.key.length), 0)),
    longestGap: Math.log1p(gap),
  };
}
