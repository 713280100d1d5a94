// The forms that a language model answers in. Every field is required and nullable rather than optional: servers that keep to a schema
// strictly take nothing else. Short on purpose: a claim points at a passage instead of repeating it.
import { z } from 'zod';
import { claimKinds } from '../../core/words.ts';

/** `extract-claims`: claims of one article. The request's data block `passages` has rows `[number, text]`. */
export const claimsAnswerSchema = z.strictObject({
  claims: z.array(
    z.strictObject({
      /** Number of the passage that the claim stands in. */
      passage: z.int(),
      /** Where the quotation is not the whole passage: its first and last few words, verbatim. Null: from the start, to the end. */
      from: z.string().nullable(),
      to: z.string().nullable(),
      kind: z.enum(claimKinds),
      /** Who says it, as the article names them; null: the outlet itself. */
      speaker: z.string().nullable(),
      speakerKind: z.enum(['person', 'organisation', 'document', 'anonymous']).nullable(),
      /** Title or standing as the article gives it. */
      speakerRole: z.string().nullable(),
      /** Whether the quotation is the speaker's own words, in quotation marks in the article. */
      spoken: z.boolean(),
      /** English rendering; null for English passages. */
      english: z.string().nullable(),
    }),
  ),
});
export type ClaimsAnswer = z.infer<typeof claimsAnswerSchema>;

const writtenSentenceSchema = z.strictObject({
  /** Plain text without footnotes, Markdown or addresses; a quotation is a reference to a claim: `{{c7}}`, `{{c7: first ... last words}}`. */
  text: z.string(),
  kind: z.enum(['reported', 'quotation', 'analysis', 'transition']),
  /** Ids of the claims it rests on. */
  claims: z.array(z.string()),
});
export type WrittenSentence = z.infer<typeof writtenSentenceSchema>;

/**
 * `write-draft`: a whole analysis. The request's data blocks: `persona`, one row, an object; `task`, one row `{language, quotedWords}`, the
 * draft's language and the words that may be quoted of each outlet; `claims`, rows
 * `{id, group, standing, kind, outlet, by, spoken, day, language, quote, english}`, where `by` is who says it through the outlet (agency, then
 * speaker with role, joined by " ← "; null: the outlet itself) and `spoken` tells the speaker's own words from what is told of them. After an
 * editor's comment also `previous`, rows `{ordinal, part, membersOnly, text, kind, claims}`, in which kind `edited` is the editor's own and
 * stays word for word, and `notes`, one row `{comment, leaveOut, prefer}`: ordinals to be left out, outlets to be used more.
 */
export const draftAnswerSchema = z.strictObject({
  headline: writtenSentenceSchema,
  deck: writtenSentenceSchema,
  /** The first section has a null heading: the lede and the second paragraph. */
  sections: z.array(
    z.strictObject({
      heading: z.string().nullable(),
      membersOnly: z.boolean(),
      paragraphs: z.array(z.array(writtenSentenceSchema)),
    }),
  ),
  /** Announces the members-only section; null where there is none. */
  teaser: z.string().nullable(),
});
export type DraftAnswer = z.infer<typeof draftAnswerSchema>;

/**
 * `revise-sentences`: the failing sentences only. The request's data blocks: `task`, one row `{language}`; `failed`, rows
 * `{ordinal, part, text, kind, verdict, reasons, claims}`; `claims`, rows as for `write-draft`: those cited and what comes near.
 */
export const revisionAnswerSchema = z.strictObject({
  sentences: z.array(
    z.strictObject({
      ordinal: z.int(),
      /** The new text, in the same form; null: the sentence is cut. */
      text: z.string().nullable(),
      kind: z.enum(['reported', 'quotation', 'analysis', 'transition']),
      claims: z.array(z.string()),
    }),
  ),
});
export type RevisionAnswer = z.infer<typeof revisionAnswerSchema>;

/**
 * `plan-illustration`: what the drawing shows, in words for those who cannot see it. The form of the drawing stays the program's. The
 * request's data block `draft` has one row `{language, headline, deck}`.
 */
export const illustrationAnswerSchema = z.strictObject({
  alternative: z.string(),
  /** How the shapes lie: at rest, in motion, or against one another. */
  arrangement: z.enum(['still', 'moving', 'opposed']),
});
export type IllustrationAnswer = z.infer<typeof illustrationAnswerSchema>;

/**
 * `judge-sentences`: a verdict on each sentence. The request's data block `sentences` has rows `{ordinal, text, passages}`, each passage
 * `[number, outlet, day, text]`.
 */
export const judgementAnswerSchema = z.strictObject({
  sentences: z.array(
    z.strictObject({
      ordinal: z.int(),
      verdict: z.enum(['supported', 'partly', 'unsupported', 'contradicted']),
      /** Number of the passage that decides it. */
      passage: z.int().nullable(),
      /** The words of that passage that the verdict rests on, verbatim. */
      words: z.string().nullable(),
      /** The sentence's words that the passages do not carry, verbatim. */
      beyond: z.string().nullable(),
      reason: z.string(),
    }),
  ),
});
export type JudgementAnswer = z.infer<typeof judgementAnswerSchema>;

/**
 * `judge-renderings`: a verdict on each English rendering. The request's data block `renderings` has rows
 * `{number, language, quotation, english}`.
 */
export const renderingsAnswerSchema = z.strictObject({
  renderings: z.array(
    z.strictObject({
      number: z.int(),
      verdict: z.enum(['supported', 'partly', 'unsupported', 'contradicted']),
      /** The quotation's words that the verdict rests on, verbatim. */
      words: z.string().nullable(),
      /** The rendering's words that the quotation does not carry, verbatim. */
      beyond: z.string().nullable(),
      reason: z.string(),
    }),
  ),
});
export type RenderingsAnswer = z.infer<typeof renderingsAnswerSchema>;

/** `tell-gist`: what a report is about, in English. The request's data block `report` has one row `{language, day, title, lead}`. */
export const gistAnswerSchema = z.strictObject({ gist: z.string() });
export type GistAnswer = z.infer<typeof gistAnswerSchema>;
