// Whether what the sentence says of a name, a figure or any other word is what the source says of it: the words around it in the sentence
// are looked for around its places in the source. A true name in a false connection shows here.
import type { Alignment } from './alignment.ts';
import type { SentenceTerms } from './windows.ts';

/** Content words on each side that belong to a word's context. */
const reach = 4;

/** For each term, the weighted share of its context that stands with it in the best of its places; null for terms without content. */
function contextShares({ order, terms, source }: Alignment, { list, from }: SentenceTerms): (number | null)[] {
  const content = Array.from(order).filter((term) => (terms[term]?.weight ?? 0) > 0);
  const around = terms.map(() => new Set<number>());
  content.forEach((term, at) => {
    for (let other = Math.max(0, at - reach); other <= Math.min(content.length - 1, at + reach); other += 1) {
      const neighbour = content[other];
      if (neighbour !== undefined && neighbour !== term) around[term]?.add(neighbour);
    }
  });
  const contexts = around.map((set) => [...set]);
  const totals = contexts.map((context) => context.reduce((sum, term) => sum + (terms[term]?.weight ?? 0), 0));
  const best = new Float64Array(terms.length);
  // 2: in the sentence itself; 1: in a sentence beside it.
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
        weight += (terms[other]?.weight ?? 0) * (stamp[other] === number ? 1 : beside[other] === number ? 0.6 : 0);
      const share = weight / Math.max(1e-9, totals[term] ?? 0);
      if (share > (best[term] ?? 0)) best[term] = share;
    }
  }
  return terms.map((term, index) => (term.weight === 0 || (totals[index] ?? 0) === 0 ? null : (best[index] ?? 0)));
}

const mean = (values: readonly number[], neutral: number): number =>
  values.length === 0 ? neutral : values.reduce((sum, value) => sum + value, 0) / values.length;

export function contextFeatures(alignment: Alignment, bySentence: SentenceTerms): Record<string, number> {
  const shares = contextShares(alignment, bySentence);
  const of = (keep: (index: number) => boolean): number[] =>
    shares.flatMap((share, index) => (share !== null && keep(index) ? [share] : []));
  const all = of(() => true);
  const present = of((index) => alignment.terms[index]?.stem === true);
  const overall = mean(all, 0.5);
  const telling = of((index) => alignment.terms[index]?.name === true || alignment.terms[index]?.form.figure === true);
  return {
    context: overall,
    contextOfPresent: mean(present, overall),
    contextLeast: present.length === 0 ? 0 : Math.min(...present),
    contextOfNames: mean(telling, overall),
    contextOfNamesLeast: telling.length === 0 ? overall : Math.min(...telling),
  };
}
