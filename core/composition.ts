// What a writer hands over: sentences with the claims they rest on, before footnotes are numbered and a revision is made.
import { z } from 'zod';
import type { Claim, ClaimGroup } from './claims.ts';
import type { EditorNotes } from './notes.ts';
import type { Persona } from './persona.ts';
import type { SourceArticle } from './sources.ts';
import { sentenceKindSchema } from './words.ts';

export const composedSentenceSchema = z.strictObject({
  /** Plain text without footnote marks; each quotation in it is verbatim from one of its claims. */
  text: z.string().min(1),
  kind: sentenceKindSchema,
  claimIds: z.array(z.string()),
});
export type ComposedSentence = z.infer<typeof composedSentenceSchema>;

export const composedBlockSchema = z.strictObject({
  part: z.enum(['heading', 'body', 'teaser']),
  membersOnly: z.boolean(),
  sentences: z.array(composedSentenceSchema).min(1),
});
export type ComposedBlock = z.infer<typeof composedBlockSchema>;

export const compositionSchema = z.strictObject({
  /** ISO 639-1 code of the draft. */
  language: z.string(),
  headline: composedSentenceSchema,
  deck: z.array(composedSentenceSchema).min(1),
  /** In order. Members-only blocks are one run, the teaser stands right before it. */
  blocks: z.array(composedBlockSchema).min(1),
});
export type Composition = z.infer<typeof compositionSchema>;

/** All that a writer may use for one round: nothing else can be cited. */
export interface EvidencePack {
  readonly storyId: string;
  readonly storyTitle: string;
  readonly persona: Persona;
  readonly articles: readonly SourceArticle[];
  readonly claims: readonly Claim[];
  readonly groups: readonly ClaimGroup[];
  /** Language the draft is written in: the main one of its passages. */
  readonly language: string;
  /** From the second round on: the decided revision, an editor's edits in it, and what was asked for. */
  readonly previous: { readonly composition: Composition; readonly notes: EditorNotes } | null;
}
