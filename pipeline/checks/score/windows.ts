// The neighbouring sentences of a source that say most of a sentence's words.
import type { Alignment } from './alignment.ts';

/** `length` neighbouring sentences of the source from `first` on. */
export interface Window {
  readonly first: number;
  readonly length: number;
  /** Weighted share of the content words that stand in it, 0 to 1. */
  readonly share: number;
}

/** Distinct terms of each sentence of the source: those of sentence n are `list` from `from[n]` to `from[n + 1]`. */
export interface SentenceTerms {
  readonly list: Int16Array;
  readonly from: Int32Array;
  /** Neighbours of the sentence that are neighbours in each sentence of the source, counted. */
  readonly pairs: Int32Array;
}

export function termsBySentence({ source, found, terms, order }: Alignment): SentenceTerms {
  const count = source.sentences.length - 1;
  const from = new Int32Array(count + 1);
  const pairs = new Int32Array(count);
  const list = new Int16Array(found.length);
  const seen = new Int32Array(terms.length).fill(-1);
  const follows = new Set<number>();
  for (let at = 0; at + 1 < order.length; at += 1) follows.add((order[at] ?? 0) * 512 + (order[at + 1] ?? 0));
  let length = 0;
  for (let number = 0; number < count; number += 1) {
    from[number] = length;
    let before = -1;
    for (let at = source.sentences[number] ?? 0; at < (source.sentences[number + 1] ?? 0); at += 1) {
      const term = found[at] ?? -1;
      if (term >= 0) {
        if (seen[term] !== number) {
          seen[term] = number;
          list[length] = term;
          length += 1;
        }
        if (before >= 0 && follows.has(before * 512 + term)) pairs[number] = (pairs[number] ?? 0) + 1;
      }
      before = term;
    }
  }
  from[count] = length;
  return { list, from, pairs };
}

/** What a pair of neighbours counts when windows are compared: windows with the same words are told apart by their order. */
const pairBonus = 0.3;

export function bestWindow(alignment: Alignment, bySentence: SentenceTerms, length: number): Window {
  const { terms, source, order } = alignment;
  const { list, from, pairs } = bySentence;
  const count = source.sentences.length - 1;
  const total = totalWeight(alignment);
  const stamp = new Int32Array(terms.length).fill(-1);
  let best: Window = { first: 0, length: Math.min(length, count), share: 0 };
  let bestValue = -1;
  for (let first = 0; first === 0 || first + length <= count; first += 1) {
    let weight = 0;
    let neighbours = 0;
    for (let number = first; number < first + length && number < count; number += 1) {
      neighbours += pairs[number] ?? 0;
      for (let index = from[number] ?? 0; index < (from[number + 1] ?? 0); index += 1) {
        const term = list[index] ?? 0;
        if (stamp[term] === first) continue;
        stamp[term] = first;
        weight += terms[term]?.weight ?? 0;
      }
    }
    const share = total === 0 ? 0 : weight / total;
    const value = share + (pairBonus * Math.min(neighbours, order.length)) / Math.max(1, order.length);
    if (value > bestValue) {
      bestValue = value;
      best = { first, length: Math.min(length, count - first), share };
    }
  }
  return best;
}

export function totalWeight({ terms }: Alignment): number {
  let total = 0;
  for (const term of terms) total += term.weight;
  return total;
}

/** Which terms stand in a window. */
export function termsIn(window: Window, { list, from }: SentenceTerms, termCount: number): Uint8Array {
  const has = new Uint8Array(termCount);
  for (let index = from[window.first] ?? 0; index < (from[window.first + window.length] ?? 0); index += 1) has[list[index] ?? 0] = 1;
  return has;
}
