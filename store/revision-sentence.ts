// One sentence of a revision with all that its check needs: its words, its kind, and the claims and footnotes it stands on.
import type { SentenceKind, SentencePart } from '../core/words.ts';

/** `ordinal` counts as core/draft-text.ts does; `citations` are footnote numbers of the revision's document. */
export interface RevisionSentence {
  readonly ordinal: number;
  readonly part: SentencePart;
  readonly kind: SentenceKind;
  readonly text: string;
  readonly membersOnly: boolean;
  readonly claimIds: string[];
  readonly citations: number[];
}
