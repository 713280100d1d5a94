// How much of a story readers were told already. Heads of reports (title and beginning) are compared by the words they share; and what a
// later report adds is told by its figures and names, read as those of claims are.
import { languageOf } from './extractive/languages/index.ts';
import { fold as foldPlain, stem } from './extractive/text/words.ts';
import { conceptsOf } from './extractive/weigh/concepts.ts';
import { factReader } from './facts/facts-of.ts';
import { smallPeopleCounts } from './people-counts.ts';
import { fold, unspaced, wordsOf } from '../core/words-of.ts';

/** A report as far as it is compared. */
export interface ReportHead {
  readonly title: string;
  /** The text after the title, its beginning. */
  readonly lead: string;
  /** ISO 639-1 code. */
  readonly language: string;
}

/** What readers were told: the heads of the reports that a publication rests on. */
export interface Told {
  readonly draftId: string;
  readonly storyId: string;
  readonly headline: string;
  readonly reports: readonly ReportHead[];
}

export interface Nearest {
  /** The draft that was published. */
  readonly draftId: string;
  readonly headline: string;
  /** Cosine of the two heads' sets of words, 0 to 1. */
  readonly alike: number;
}

const shortest = 4;

/** The words that say what a head is about: longer ones that are not everywhere, years and figures, pairs of characters where no spaces are. */
function tellingWords({ title, lead, language }: ReportHead): Set<string> {
  const text = `${title}\n${lead}`;
  const { stopWords } = languageOf(language).cues;
  const words = new Set(wordsOf(text).filter((word) => (word.length >= shortest && !stopWords.has(word)) || /\d\d/u.test(word)));
  if (unspaced.test(text)) {
    const letters = Array.from(fold(text));
    for (const [index, letter] of letters.entries()) {
      const next = letters[index + 1];
      if (next !== undefined && unspaced.test(letter) && unspaced.test(next)) words.add(letter + next);
    }
  }
  return words;
}

/** Publications to be compared with, looked up by their words. */
export class ToldBefore {
  readonly #heads: { readonly told: Told; readonly size: number }[] = [];
  readonly #byWord = new Map<string, number[]>();

  constructor(published: readonly Told[]) {
    for (const told of published) {
      for (const report of told.reports) {
        const words = tellingWords(report);
        for (const word of words) {
          const places = this.#byWord.get(word) ?? [];
          places.push(this.#heads.length);
          this.#byWord.set(word, places);
        }
        this.#heads.push({ told, size: words.size });
      }
    }
  }

  /** The publication of another story that is most like one of these reports; null: none shares a word. */
  nearest(storyId: string, reports: readonly ReportHead[]): Nearest | null {
    let best: Nearest | null = null;
    if (this.#heads.length === 0) return null;
    for (const report of reports) {
      const words = tellingWords(report);
      const shared = new Map<number, number>();
      for (const word of words) for (const place of this.#byWord.get(word) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
      for (const [place, count] of shared) {
        const head = this.#heads[place];
        if (head === undefined || head.told.storyId === storyId) continue;
        const alike = count / Math.sqrt(words.size * head.size);
        if (alike > (best?.alike ?? 0)) best = { draftId: head.told.draftId, headline: head.told.headline, alike };
      }
    }
    return best;
  }
}

/** A report to be read for what it states. */
export interface ReportText {
  readonly url: string;
  /** The title, a blank line, the paragraphs. */
  readonly text: string;
  readonly language: string;
  readonly publishedAt: Date | null;
  readonly origin: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** What a report states, by one form of each, as written. */
interface Stated {
  readonly figures: Map<string, string>;
  readonly names: Map<string, string>;
}

/** Figures and names of a text; of figures under ten those that count people whom something happened to, shares and sums of money. */
function statedIn(report: ReportText, upTo = Number.POSITIVE_INFINITY): Stated {
  const quote = report.text.slice(0, upTo);
  const facts = factReader(report)({ quote, language: report.language, kind: 'event', attribution: [], spoken: false });
  const figures = new Map<string, string>();
  for (const { value, unit, text } of facts.figures) {
    if (value >= 10 || !Number.isInteger(value) || (unit !== null && !/^\p{L}/u.test(unit))) figures.set(`${value}`, text);
  }
  for (const { key, text } of smallPeopleCounts(quote, report.language)) figures.set(key, text);
  // A single word that is large at the beginning of a sentence may be any word.
  const sure = facts.names.filter((name) => name.includes(' ') || new RegExp(`(?<=[\\p{Ll},;] )${escaped(name)}`, 'u').test(quote));
  const own = new Set(wordsOf(report.origin));
  const names = new Map<string, string>();
  for (const name of [...facts.people, ...facts.organisations, ...facts.places, ...sure]) {
    // "Minister Halina Dorst" and "Dorst" are one.
    const last = wordsOf(name).at(-1);
    if (last !== undefined && last.length >= shortest && !own.has(last)) names.set(last, name);
  }
  return { figures, names };
}

/** UTF-16 units from the start in which a report says what is new in it. */
const headUnits = 700;
/** So many new figures and names in the head of one report, a figure among them, or one that two origins state. */
const enoughInOne = 2;

const titleOf = ({ text }: ReportText): string => text.split('\n\n', 1)[0] ?? '';

/** The words of a text that say something, as written, by what they are a form of; none in scripts that put no spaces between words. */
function contentOf(text: string, { language, origin }: ReportText): Map<string, string> {
  const { stopWords } = languageOf(language).cues;
  const own = new Set(wordsOf(origin));
  const content = new Map<string, string>();
  for (const word of unspaced.test(text) ? [] : wordsOf(text)) {
    if (word.length < shortest || /\p{N}/u.test(word) || stopWords.has(foldPlain(word)) || own.has(word)) continue;
    const form = stem(word, language);
    for (const concept of conceptsOf(new Set([form]), language)) if (!content.has(concept)) content.set(concept, word);
  }
  return content;
}

/**
 * Words that titles of two origins share and that no covered report has in its title or beginning, in any form. Languages in which no covered
 * report is are left out: every word would be new.
 */
function newInTitles(covered: readonly ReportText[], added: readonly ReportText[]): string[] {
  const known = new Map<string, Set<string>>();
  for (const report of covered) {
    const words = known.get(report.language) ?? new Set();
    for (const form of contentOf(report.text.slice(0, headUnits), report).keys()) words.add(form);
    known.set(report.language, words);
  }
  const seen = new Map<string, { word: string; origins: Set<string> }>();
  for (const report of added) {
    const words = known.get(report.language);
    if (words === undefined) continue;
    for (const [form, word] of contentOf(titleOf(report), report)) {
      if (words.has(form)) continue;
      const key = `${report.language} ${form}`;
      const entry = seen.get(key) ?? { word, origins: new Set() };
      entry.origins.add(report.origin);
      seen.set(key, entry);
    }
  }
  return [...seen.values()].filter(({ origins }) => origins.size >= 2).map(({ word }) => word);
}

/**
 * What `added` reports state that none of `covered` does, as written: figures and names that stand at the beginning of one report, where news
 * stands, a figure among them; those that two independent origins state; and words that are new in titles of two. A text that is mostly one of
 * the covered ones adds nothing. Empty: nothing new, or too little to write about again.
 */
export function newlyStated(covered: readonly ReportText[], added: readonly ReportText[]): string[] {
  if (added.length === 0) return [];
  const known = new Set(
    covered.flatMap((report) => {
      const { figures, names } = statedIn(report);
      return [...figures.keys(), ...names.keys(), ...wordsOf(report.text)];
    }),
  );
  const origins = new Map<string, Set<string>>();
  const written = new Map<string, string>();
  const headed = new Set<string>();
  let enough = false;
  const fresh = (stated: ReadonlyMap<string, string>): [string, string][] => [...stated].filter(([key]) => !known.has(key));
  for (const report of added) {
    const whole = statedIn(report);
    for (const [key, text] of [...fresh(whole.figures), ...fresh(whole.names)]) {
      origins.set(key, (origins.get(key) ?? new Set()).add(report.origin));
      if (!written.has(key)) written.set(key, text);
    }
    const head = statedIn(report, headUnits);
    const [figures, names] = [fresh(head.figures), fresh(head.names)];
    if (figures.length > 0 && figures.length + names.length >= enoughInOne) enough = true;
    for (const [key, text] of [...figures, ...names]) {
      headed.add(key);
      if (!written.has(key)) written.set(key, text);
    }
  }
  const shared = [...origins].filter(([, by]) => by.size >= 2).map(([key]) => key);
  const words = newInTitles(covered, added);
  if (shared.length === 0 && words.length === 0 && !enough) return [];
  const stated = [...new Set([...shared, ...headed])].map((key) => written.get(key) ?? key);
  return words.length === 0 ? stated : [...stated, `in titles of two origins: ${words.join(', ')}`];
}
