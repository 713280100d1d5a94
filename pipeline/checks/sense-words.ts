// Closed families of words that say how a statement is meant: how sure, of how many, on which condition, by whose word. Expressions are parted
// by bars; `x*` stands for any ending, `*x` for any beginning. Lists are read as families: which of its words is used makes no difference.
import { de, en, nl } from './sense-words-germanic.ts';
import { ar, hi, pl, ru, tr, uk } from './sense-words-other.ts';
import { es, fr, it, pt } from './sense-words-romance.ts';

export interface SenseLists {
  /** It may be so, or is thought about. */
  readonly may: string;
  /** It is told as hearsay or suspicion. */
  readonly hedge: string;
  readonly likely: string;
  /** Somebody means, wants or promises it. */
  readonly plan: string;
  readonly will: string;
  readonly must: string;
  /** What a passage may have for a "must" of the sentence. */
  readonly musts: string;
  /** Conditions, and other words by which a sentence may keep one. */
  readonly if: string;
  readonly cause: string;
  /** What a passage may have for a cause that the sentence names. */
  readonly causes: string;
  readonly all: string;
  readonly most: string;
  readonly many: string;
  readonly some: string;
  readonly few?: string;
  readonly only: string;
  readonly oneOf: string;
  /** Superlatives; English ones are told by their ending. */
  readonly superlative?: string;
  /** Verbs by which a passage gives a statement to somebody. */
  readonly says: string;
  /** Verbs by which a sentence may keep that it is said, and by which a body makes its own matters known: what it announces it does. */
  readonly reports: string;
  /** Expressions that put a source before what it says. */
  readonly source: string;
  readonly admit: string;
  readonly promise: string;
  readonly threat: string;
}

export type SenseName = keyof SenseLists;

export const senseLists: Readonly<Record<string, SenseLists>> = { en, de, nl, es, fr, pt, it, ru, uk, pl, ar, hi, tr };
