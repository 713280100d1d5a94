// What the extractive writer knows of a language: cues for reading its sources, phrases for writing around their quotations.
// Phrases only carry: outlet, speaker, date, quotation. None says anything about the world.
import type { QuotationMarks } from '../text/quotations.ts';

/** Cues. Words are folded (lower case, no accents) except where a pattern says otherwise. */
export interface ReadingCues {
  /** Words that carry no content. */
  readonly stopWords: ReadonlySet<string>;
  /** Verbs of saying, as written in news prose. */
  readonly speechVerbs: readonly string[];
  /** "according to" and its like, before the source. */
  readonly accordingTo: readonly string[];
  /** A sentence that begins with one of these leans on the sentence before it. */
  readonly backReferences: readonly string[];
  /** Words that may be left off a sentence's beginning without changing what it states. */
  readonly connectives: readonly string[];
  readonly firstPerson: readonly string[];
  readonly denial: RegExp;
  readonly forecast: RegExp;
  readonly opinion: RegExp;
}

/**
 * Sentence forms. `{quote}` stands for the quotation with its marks; a form of `...That` takes one that runs on from the words
 * before it, all others take one that stands for itself. Several forms of one kind are used in turn.
 */
export interface WritingPhrases {
  readonly marks: QuotationMarks;
  /** For dates and lists. */
  readonly locale: string;
  readonly reports: readonly string[];
  readonly reportsThat: readonly string[];
  readonly dated: string;
  readonly datedThat: string | null;
  readonly quotes: readonly string[];
  /** A speaker's own words that deny what was said right before. */
  readonly denies: readonly string[];
  readonly saysThat: readonly string[];
  /** Indirect speech that begins like a sentence. */
  readonly attributes: readonly string[];
  /** A second report of the outlet just named. */
  readonly also: { readonly that: string; readonly whole: string } | null;
  readonly sameOne: string;
  readonly sameMany: string;
  /** A section's title around a phrase of the sources; null where none is made. */
  readonly topic: ((phrase: string, title: string) => string) | null;
  readonly sections: {
    readonly established: string;
    readonly differ: string;
    /** A section that holds denials and nothing told otherwise. */
    readonly denied: string;
    readonly figures: string;
    readonly voices: string;
    readonly background: string;
    readonly next: string;
    /** Where nothing else says what a section holds; used in turn from story to story. */
    readonly more: readonly string[];
    readonly elsewhere: string;
  };
  readonly teaser: string;
  readonly teaserVoices: string;
  readonly caption: string;
  readonly alternative: string;
}

export interface Language {
  readonly code: string;
  readonly cues: ReadingCues;
  readonly phrases: WritingPhrases;
}

/** A list of words written with spaces. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
