// Whether what the sentence says of a name, a figure or any other word is what the source says of it: the words around it in the sentence
// are looked for around its places in the source. A true name in a false connection shows here.
import type { Alignment } from './alignment.ts';
import type { SentenceTerms } from './windows.ts';

/** Content words on each side that belong to a word's context. */
const reach = 4;

/** What a word counts that stands in a sentence beside it. */
const besideCounts = 0.8;

/** For each term, the weighted share of its context that stands with it in the best of its places; null for terms without content. */
function contextShares({ order, terms, source }: Alignment, { list, from }: SentenceTerms): (number | null)[] {
  const content = Array.from(order).filter((term) => (terms[term]?.weight ?? 0) > 0);
  const contexts: number[][] = terms.map(() => []);
  content.forEach((term, at) => {
    const context = contexts[term] ?? [];
    for (let other = Math.max(0, at - reach); other <= Math.min(content.length - 1, at + reach); other += 1) {
      const neighbour = content[other] ?? term;
      if (neighbour !== term && !context.includes(neighbour)) context.push(neighbour);
    }
  });
  const totals = contexts.map((context) => context.reduce((sum, term) => sum + (terms[term]?.weight ?? 0), 0));
  const best = new Float64Array(terms.length);
  const stamp = new Int32Array(terms.length).fill(-1);
  const beside = new Int32Array(terms.length).fill(-1);
  for (let number = 0; number + 1 < source.sentences.length; number += 1) {
    const [first, end] = [from[number] ?? 0, from[number + 1] ?? 0];
    if (first === end) continue;
    for (let index = from[Math.max(0, number - 1)] ?? 0; index < (from[Math.min(number + 2, from.length - 1)] ?? 0); index += 1)
      beside[list[index] ?? 0] = number;
    for (let index = first; index < end; index += 1) stamp[list[index] ?? 0] = number;
    for (let index = first; index < end; index += 1) {
      const term = list[index] ?? 0;
      if ((terms[term]?.weight ?? 0) === 0) continue;
      let weight = 0;
      for (const other of contexts[term] ?? [])
        weight += (terms[other]?.weight ?? 0) * (stamp[other] === number ? 1 : beside[other] === number ? besideCounts : 0);
      const share = weight / Math.max(1e-9, totals[term] ?? 0);
      if (share > (best[term] ?? 0)) best[term] = share;
    }
  }
  return terms.map((term, index) => (term.weight === 0 || (totals[index] ?? 0) === 0 ? null : (best[index] ?? 0)));
}

export function contextFeatures(alignment: Alignment, bySentence: SentenceTerms): Record<string, number> {
  const shares = contextShares(alignment, bySentence);
  let [sum, count, least, leastOfNames] = [0, 0, 1, 2];
  shares.forEach((share, index) => {
    const term = alignment.terms[index];
    if (share === null || term === undefined) return;
    sum += share;
    count += 1;
    if (term.stem) least = Math.min(least, share);
    if (term.name || term.form.figure) leastOfNames = Math.min(leastOfNames, share);
  });
  const overall = count === 0 ? 0.5 : sum / count;
  const anyPresent = alignment.terms.some((term, index) => term.stem && shares[index] !== null);
  // A sentence without names or figures has the context of all its words in their place.
  return { contextLeast: anyPresent ? least : 0, contextOfNamesLeast: leastOfNames > 1 ? overall : leastOfNames };
}
