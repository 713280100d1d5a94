// What goes into a check and what comes out of it. A check reads stored text only; it never asks a network or a model.
import type { Evidence, ScoreLayer } from '../../core/check-layers.ts';
import type { Claim } from '../../core/claims.ts';
import type { RevisionDocument } from '../../core/revision.ts';
import type { SourceArticle } from '../../core/sources.ts';
import type { SentenceKind, SentencePart, Verdict } from '../../core/words.ts';

export type { Evidence } from '../../core/check-layers.ts';

export interface SentenceToCheck {
  ordinal: number;
  part: SentencePart;
  kind: SentenceKind;
  /** Plain text, without footnote marks. */
  text: string;
  claimIds: readonly string[];
  /** Numbers of the footnotes standing in or after the sentence. */
  citations: readonly number[];
  membersOnly: boolean;
}

export interface CheckResult {
  ordinal: number;
  verdict: Verdict;
  /** In words an editor can read; empty only for a sentence that passes without remark. */
  reasons: string[];
  evidence: Evidence[];
  /** How far its wording is that of its passages, where the rules pass it and there is wording of its own: no part of the verdict. */
  score?: ScoreLayer;
}

export interface DocumentToCheck {
  document: RevisionDocument;
  sentences: readonly SentenceToCheck[];
  claims: ReadonlyMap<string, Claim>;
  /** Every source of the round, cited or not. */
  articles: readonly SourceArticle[];
  persona: { id: string; name: string };
}

/** One thing that a rule found wrong. A sentence gets the worst verdict of its findings. */
export interface Finding {
  readonly verdict: Exclude<Verdict, 'supported' | 'opinion'>;
  readonly reason: string;
  readonly evidence?: Evidence;
}
