// How much of a story readers were told already. Heads of reports (title and beginning) are compared by the words they share; and what a
// later report adds is told by its figures and names, read as those of claims are.
import { languageOf } from './extractive/languages/index.ts';
import { factReader } from './facts/facts-of.ts';
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

/** Figures and names of a text, each in one form; of figures those of two digits or more and those with a unit. */
function statedIn(report: ReportText, upTo = Number.POSITIVE_INFINITY): Map<string, string> {
  const quote = report.text.slice(0, upTo);
  const { figures, people, organisations, places, names } = factReader(report)({
    quote,
    language: report.language,
    kind: 'event',
    attribution: [],
    spoken: false,
  });
  const stated = new Map<string, string>();
  for (const { value, unit, text } of figures) if (value >= 10 || unit !== null) stated.set(`${value}`, text);
  // A single word that is large at the beginning of a sentence may be any word.
  const sure = names.filter((name) => name.includes(' ') || new RegExp(`(?<=[\\p{Ll},;] )${escaped(name)}`, 'u').test(quote));
  const own = new Set(wordsOf(report.origin));
  for (const name of [...people, ...organisations, ...places, ...sure]) {
    // "Minister Halina Dorst" and "Dorst" are one.
    const last = wordsOf(name).at(-1);
    if (last !== undefined && last.length >= shortest && !own.has(last)) stated.set(last, name);
  }
  return stated;
}

/** UTF-16 units from the start in which a report says what is new in it. */
const headUnits = 700;
/** So many new figures or names in the head of one report, or one that two origins state. */
const enoughInOne = 2;

/**
 * What `added` reports state that none of `covered` does, as written: figures and names that stand at the beginning of a report, where news
 * stands, or that two independent origins state. A text that is mostly one of the covered ones adds nothing. Empty: nothing new, or too little
 * to write about again.
 */
export function newlyStated(covered: readonly ReportText[], added: readonly ReportText[]): string[] {
  const known = new Set(covered.flatMap((report) => [...statedIn(report).keys(), ...wordsOf(report.text)]));
  const origins = new Map<string, Set<string>>();
  const written = new Map<string, string>();
  let inOneHead = 0;
  const headed = new Set<string>();
  for (const report of added) {
    const fresh = (stated: ReadonlyMap<string, string>): [string, string][] => [...stated].filter(([key]) => !known.has(key));
    for (const [key, text] of fresh(statedIn(report))) {
      origins.set(key, (origins.get(key) ?? new Set()).add(report.origin));
      if (!written.has(key)) written.set(key, text);
    }
    const head = fresh(statedIn(report, headUnits));
    inOneHead = Math.max(inOneHead, head.length);
    for (const [key] of head) headed.add(key);
  }
  const shared = [...origins].filter(([, by]) => by.size >= 2).map(([key]) => key);
  if (shared.length === 0 && inOneHead < enoughInOne) return [];
  return [...new Set([...shared, ...headed])].map((key) => written.get(key) ?? key);
}
