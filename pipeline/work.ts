// The working papers of a round, typed: what each node leaves for the next. A paper that is missing or in another form is an error,
// because a node runs only after the one that wrote it.
import { z } from 'zod';
import { evidenceSchema, layerSchema } from '../core/check-layers.ts';
import { compositionSchema } from '../core/composition.ts';
import { NewsroomError } from '../core/errors.ts';
import { renderingCheckSchema } from '../core/renderings.ts';
import { revisionDocumentSchema } from '../core/revision.ts';
import { sentenceKindSchema, sentencePartSchema, verdictSchema } from '../core/words.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import { putWork, readWork, type WorkKey } from '../store/repositories/rounds.ts';
import type { RoundState } from './state.ts';

const sentenceSchema = z.strictObject({
  ordinal: z.int().nonnegative(),
  part: sentencePartSchema,
  kind: sentenceKindSchema,
  text: z.string(),
  membersOnly: z.boolean(),
  claimIds: z.array(z.string()),
  citations: z.array(z.int()),
  composed: z.array(z.int().nonnegative()),
});

const checkSchema = z.strictObject({
  ordinal: z.int().nonnegative(),
  verdict: verdictSchema,
  reasons: z.array(z.string()),
  evidence: z.array(evidenceSchema),
  /** Absent in papers of rounds begun by an earlier version. */
  layers: z.array(layerSchema).default([]),
});

/** Absent in papers of rounds begun by an earlier version: then no rendering is shown. */
const renderingsSchema = z.array(renderingCheckSchema).default([]);

const citedSchema = z.strictObject({ document: revisionDocumentSchema, sentences: z.array(sentenceSchema) });

const papers = {
  /** Ids of the claims that the round may use, in the order of its sources. */
  claims: z.strictObject({ claimIds: z.array(z.string()) }),
  /** What the writer composed, one for each loop. */
  composition: compositionSchema,
  /** That composition as a document, one for each loop. */
  cited: citedSchema,
  /** The verdicts on it and on the renderings of the claims that it cites, one for each loop, and the checker they come from. */
  checks: z.strictObject({ checker: z.string(), checks: z.array(checkSchema), renderings: renderingsSchema }),
  /** What is handed in: the last document with its illustration, and all its checks. */
  final: citedSchema.extend({ checker: z.string(), checks: z.array(checkSchema), renderings: renderingsSchema }),
} as const;

export type Stage = WorkKey['stage'];
type Paper<Name extends Stage> = z.infer<(typeof papers)[Name]>;
type Place = Pick<RoundState, 'draftId' | 'round' | 'loop'>;

export async function leavePaper<Name extends Stage>(
  transaction: DatabaseTransaction,
  place: Place,
  stage: Name,
  paper: Paper<Name>,
): Promise<void> {
  await putWork(transaction, { draftId: place.draftId, round: place.round, loop: place.loop, stage }, paper);
}

export async function takePaper<Name extends Stage>(database: Database, place: Place, stage: Name): Promise<Paper<Name>> {
  const { draftId, round, loop } = place;
  const paper = papers[stage].safeParse(await readWork(database, { draftId, round, loop, stage }));
  if (paper.success) return paper.data as Paper<Name>;
  throw new NewsroomError('working-paper', `draft ${draftId}, round ${round}, loop ${loop}: no usable ${stage} paper`, {
    cause: paper.error,
  });
}

/** Whether `takePaper` would find it. */
export async function hasPaper(database: Database, { draftId, round, loop }: Place, stage: Stage): Promise<boolean> {
  return papers[stage].safeParse(await readWork(database, { draftId, round, loop, stage })).success;
}
