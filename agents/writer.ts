// The writer's interface: what writes for a persona. The extractive writer and the language-model writer stand behind it;
// nothing else constructs a model. A writer never invents a URL, and cites only claims of the pack that it is given.
import type { Claim, ClaimGroup } from '../core/claims.ts';
import type { Composition, EvidencePack } from '../core/composition.ts';
import type { SourceArticle } from '../core/sources.ts';
import type { Verdict } from '../core/words.ts';

/** A sentence that failed its check, for a revision. `ordinal` counts as core/draft-text.ts does. */
export interface FailedSentence {
  readonly ordinal: number;
  readonly text: string;
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
}

export interface DrawnIllustration {
  readonly mediaType: 'image/svg+xml' | 'image/png' | 'image/webp' | 'image/jpeg';
  /** Labelled as generated in its own metadata. */
  readonly bytes: Uint8Array;
  readonly caption: string;
  readonly alternative: string;
}

export interface Writer {
  readonly kind: 'extractive' | 'model';
  readonly name: string;
  /** Claims of one article, each located in its snapshot. An article without any gives []. */
  extractClaims(article: SourceArticle, signal: AbortSignal): Promise<Claim[]>;
  /** Groups of claims that state the same thing, each with its standing. Every claim is in exactly one group. */
  weigh(claims: readonly Claim[], articles: readonly SourceArticle[], signal: AbortSignal): Promise<ClaimGroup[]>;
  /** A whole composition from the pack. Throws NewsroomError `too-little-evidence` where the pack cannot carry one. */
  write(pack: EvidencePack, signal: AbortSignal): Promise<Composition>;
  /** The composition with the failed sentences replaced or cut; all others untouched. */
  revise(composition: Composition, failed: readonly FailedSentence[], pack: EvidencePack, signal: AbortSignal): Promise<Composition>;
  illustrate(composition: Composition, pack: EvidencePack, signal: AbortSignal): Promise<DrawnIllustration | null>;
}

/** Whom a writer writes for, and what it spends on. */
export interface WriterWork {
  readonly draftId: string;
  readonly storyId: string;
  readonly personaId: string;
}

/** The newsroom's writers: all of one kind, each bound to its work. */
export interface Writers {
  readonly kind: Writer['kind'];
  /** As drafts and pages name it. */
  readonly name: string;
  /** Loads what the first draft would otherwise wait for. */
  readonly prepare: () => Promise<void>;
  readonly writerFor: (work: WriterWork) => Writer;
}
