// What an editor asks for when a draft is sent back. Structured, because the extractive writer can follow nothing else.
import { z } from 'zod';

export const editorNotesSchema = z.strictObject({
  /** Ordinals of sentences of the decided revision to be left out. */
  dropSentences: z.array(z.int().nonnegative()),
  /** Article ids that the next round must not use. */
  excludeSources: z.array(z.string()),
  /** Article ids that the next round should quote first. */
  preferSources: z.array(z.string()),
  /** For people, and for a language model; the extractive writer says that it cannot follow it. */
  comment: z.string().max(5000).nullable(),
});
export type EditorNotes = z.infer<typeof editorNotesSchema>;
