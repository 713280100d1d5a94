// Where the words of a sentence stand in a source: each source word is given the term of the sentence that it is a form of, or none. All
// else is counted on these numbers, so that a source is gone through only a few times.
import type { ScoredText } from './reading.ts';
import type { WordForm } from './word-forms.ts';

/** A distinct word of the sentence. */
export interface Term {
  readonly form: WordForm;
  /** Capitalised elsewhere than at a sentence's beginning, in the sentence or in the source. */
  name: boolean;
  /** How many of the source's sentences have it. */
  inSentences: number;
  /** The source has it or a form of it; a word that at least begins alike. */
  stem: boolean;
  opening: boolean;
  /** 0 for a word without content; else more for a word that few sentences of the source have, most for one that none has. */
  weight: number;
}

export interface Alignment {
  readonly sentence: ScoredText;
  readonly source: ScoredText;
  readonly terms: readonly Term[];
  /** Term of each word of the sentence. */
  readonly order: Int16Array;
  /** Term of each word of the source; -1 where the sentence has no form of it. */
  readonly found: Int16Array;
  /** For each word of the sentence, the length of the longest run of words that begins there and stands in the source. */
  readonly runs: Int16Array;
}

/** A longer sentence is not one. */
const mostWords = 400;

function indexTerms(sentence: ScoredText): {
  terms: Term[];
  order: Int16Array;
  byStem: Map<number, number>;
  byOpening: Map<number, number>;
} {
  const byStem = new Map<number, number>();
  const byOpening = new Map<number, number>();
  const terms: Term[] = [];
  const length = Math.min(sentence.words.length, mostWords);
  const order = new Int16Array(length);
  let nextSentence = 0;
  for (let at = 0; at < length; at += 1) {
    const form = sentence.words[at];
    if (form === undefined) break;
    const initial = at === sentence.sentences[nextSentence];
    if (initial) nextSentence += 1;
    let index = byStem.get(form.stem);
    if (index === undefined) {
      index = terms.length;
      byStem.set(form.stem, index);
      if (!form.plain && !byOpening.has(form.opening)) byOpening.set(form.opening, index);
      terms.push({ form, name: false, inSentences: 0, stem: false, opening: false, weight: 0 });
    }
    const term = terms[index];
    if (term !== undefined && form.capitalised && !initial && !form.plain) term.name = true;
    order[at] = index;
  }
  return { terms, order, byStem, byOpening };
}

/** Bits of the numbers that a sentence's words have; filled anew for each sentence. */
const maybe = new Uint8Array(4096);

function findTerms(
  source: ScoredText,
  terms: Term[],
  byStem: ReadonlyMap<number, number>,
  byOpening: ReadonlyMap<number, number>,
): Int16Array {
  const found = new Int16Array(source.words.length).fill(-1);
  const lastSentence = new Int32Array(terms.length).fill(-1);
  // Most words of a source are none of the sentence's: a few bits of their number tell so at once.
  maybe.fill(0);
  for (const stem of byStem.keys()) maybe[stem & 4095] = 1;
  for (const opening of byOpening.keys()) maybe[opening & 4095] = (maybe[opening & 4095] ?? 0) | 2;
  const lower = new Int32Array(terms.length);
  const upper = new Int32Array(terms.length);
  for (let number = 0; number + 1 < source.sentences.length; number += 1) {
    const first = source.sentences[number] ?? 0;
    const end = source.sentences[number + 1] ?? 0;
    for (let at = first; at < end; at += 1) {
      const stem = source.stems[at] ?? 0;
      const index = ((maybe[stem & 4095] ?? 0) & 1) === 0 ? undefined : byStem.get(stem);
      if (index === undefined) {
        const opening = source.openings[at] ?? 0;
        if (((maybe[opening & 4095] ?? 0) & 2) === 0 || source.words[at]?.plain === true) continue;
        const alike = terms[byOpening.get(opening) ?? -1];
        if (alike !== undefined) alike.opening = true;
        continue;
      }
      const form = source.words[at];
      const term = terms[index];
      if (term === undefined || form === undefined) continue;
      found[at] = index;
      term.stem = true;
      if (lastSentence[index] !== number) {
        lastSentence[index] = number;
        term.inSentences += 1;
      }
      if (at > first) {
        if (form.capitalised) upper[index] = (upper[index] ?? 0) + 1;
        else lower[index] = (lower[index] ?? 0) + 1;
      }
    }
  }
  terms.forEach((term, index) => {
    term.opening ||= term.stem;
    // A sentence all in small letters, and the first word of any: the source shows what is a name.
    if (!term.form.plain && !term.form.figure && (upper[index] ?? 0) > (lower[index] ?? 0)) term.name = true;
  });
  return found;
}

function weigh(terms: readonly Term[], sentenceCount: number): void {
  const most = Math.log(1 + sentenceCount);
  for (const term of terms) {
    if (term.form.plain) continue;
    const rarity = most === 0 ? 1 : Math.log((1 + sentenceCount) / (1 + Math.max(0, term.inSentences - 1))) / most;
    term.weight = 0.3 + 0.7 * Math.max(0, Math.min(1, rarity));
  }
}

/** Positions in `found` of each term, as one list cut by `from`. */
function placesOf(found: Int16Array, termCount: number): { places: Int32Array; from: Int32Array } {
  const from = new Int32Array(termCount + 1);
  let total = 0;
  for (const term of found)
    if (term >= 0) {
      from[term + 1] = (from[term + 1] ?? 0) + 1;
      total += 1;
    }
  for (let term = 0; term < termCount; term += 1) from[term + 1] = (from[term + 1] ?? 0) + (from[term] ?? 0);
  const next = from.slice();
  const places = new Int32Array(total);
  for (let at = 0; at < found.length; at += 1) {
    const term = found[at] ?? -1;
    if (term < 0) continue;
    places[next[term] ?? 0] = at;
    next[term] = (next[term] ?? 0) + 1;
  }
  return { places, from };
}

/** Most places of one word that are looked at: the article "the" of a long source needs no more. */
const mostPlaces = 400;

function longestRuns(order: Int16Array, found: Int16Array, termCount: number): Int16Array {
  const { places, from } = placesOf(found, termCount);
  const runs = new Int16Array(order.length);
  for (let start = 0; start < order.length; start += 1) {
    const term = order[start] ?? 0;
    const first = from[term] ?? 0;
    const end = Math.min(from[term + 1] ?? 0, first + mostPlaces);
    // The run of the word before goes on here with one word less: only longer ones are news.
    let longest = Math.max(0, (runs[start - 1] ?? 0) - 1);
    for (let index = first; index < end; index += 1) {
      const place = places[index] ?? 0;
      let length = 1;
      while (start + length < order.length && found[place + length] === order[start + length]) length += 1;
      if (length > longest) longest = length;
    }
    runs[start] = longest;
  }
  return runs;
}

export function align(sentence: ScoredText, source: ScoredText): Alignment {
  const { terms, order, byStem, byOpening } = indexTerms(sentence);
  const found = findTerms(source, terms, byStem, byOpening);
  weigh(terms, source.sentences.length - 1);
  return { sentence, source, terms, order, found, runs: longestRuns(order, found, terms.length) };
}
