// What a claim's quotation says, picked apart by rules: figures, days, names, hedging, unnamed sources. Facts are read from the stored
// words alone, the same for every writer, and never stand in for them: they are for comparing claims and for an editor's glance.
import { z } from 'zod';

/** A calendar day, `2026-03-02`. */
const daySchema = z.iso.date();

export const figureFactSchema = z.strictObject({
  /** As it stands in the quotation, with its multiplier and what it counts: "1.2 million crowns". */
  text: z.string().min(1),
  /** With its multiplier: 1200000. */
  value: z.number(),
  /** `%`, a currency's sign or word, or what is counted, as written; null where the words around do not say. */
  unit: z.string().nullable(),
});
export type FigureFact = z.infer<typeof figureFactSchema>;

export const dateFactSchema = z.strictObject({
  text: z.string().min(1),
  /** First and last day meant, counted from the article's own day and place: one day where both are the same. */
  from: daySchema,
  to: daySchema,
});
export type DateFact = z.infer<typeof dateFactSchema>;

export const claimFactsSchema = z.strictObject({
  figures: z.array(figureFactSchema),
  dates: z.array(dateFactSchema),
  people: z.array(z.string()),
  organisations: z.array(z.string()),
  places: z.array(z.string()),
  /** Names that are not surely of one of these kinds. */
  names: z.array(z.string()),
  /** The words that leave it open: "would likely", "reportedly". Empty: it is stated flatly. */
  hedges: z.array(z.string()),
  /** Sources that are not named: how many, where it is said, and what they are called ("officials briefed on the plan"). */
  unnamed: z.strictObject({ count: z.int().positive().nullable(), standing: z.string().min(1) }).nullable(),
});
export type ClaimFacts = z.infer<typeof claimFactsSchema>;

/** Facts as they are stored; null for `{}`, which claims have that were stored before facts were read. */
export function storedFacts(stored: object): ClaimFacts | null {
  return Object.keys(stored).length === 0 ? null : claimFactsSchema.parse(stored);
}
