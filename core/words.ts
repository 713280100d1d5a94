// The words of docs/architecture.md as closed sets. Every state, verdict and kind in code, database and UI is one of these.
import { z } from 'zod';

export const draftStates = [
  'queued',
  'drafting',
  'waiting-budget',
  'in-review',
  'changes-requested',
  'approved',
  'published',
  'corrected',
  'retracted',
  'spiked',
  'failed',
  'withdrawn',
] as const;
export const draftStateSchema = z.enum(draftStates);
export type DraftState = z.infer<typeof draftStateSchema>;

export const verdicts = ['supported', 'partly', 'unsupported', 'contradicted', 'opinion', 'unverified'] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.infer<typeof verdictSchema>;

/** Whether a sentence with this verdict may be approved without an attestation. */
export function passes(verdict: Verdict): boolean {
  return verdict === 'supported' || verdict === 'opinion';
}

export const standingSchema = z.enum(['corroborated', 'single-source', 'contested']);
export type Standing = z.infer<typeof standingSchema>;

export const claimKinds = ['event', 'statement', 'figure', 'denial', 'forecast', 'opinion', 'background'] as const;
export const claimKindSchema = z.enum(claimKinds);
export type ClaimKind = z.infer<typeof claimKindSchema>;

export const sentenceParts = ['headline', 'deck', 'heading', 'body', 'teaser', 'caption'] as const;
export const sentencePartSchema = z.enum(sentenceParts);
export type SentencePart = z.infer<typeof sentencePartSchema>;

/** `edited`: changed by an editor since the writer's revision, so no writer vouches for its kind: it is checked as fact. */
export const sentenceKindSchema = z.enum(['reported', 'quotation', 'analysis', 'transition', 'edited']);
export type SentenceKind = z.infer<typeof sentenceKindSchema>;

export const decisionKinds = ['approve', 'request-changes', 'spike', 'correct', 'retract'] as const;
export const decisionKindSchema = z.enum(decisionKinds);
export type DecisionKind = z.infer<typeof decisionKindSchema>;
