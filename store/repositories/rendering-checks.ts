// The verdicts on the English renderings of the claims that a revision cites: written once with its checks, never changed.
import { z } from 'zod';
import { verdictLayerSchema } from '../../core/check-layers.ts';
import { renderingVerdictSchema, type RenderingCheck } from '../../core/renderings.ts';
import type { Database } from '../database.ts';

/** Stores checks of renderings; one that is there already stays. `checker` names the rules and the judge. */
export async function insertRenderingChecks(
  database: Database,
  revisionId: string,
  checks: readonly RenderingCheck[],
  checker: string,
): Promise<void> {
  if (checks.length === 0) return;
  await database
    .insertInto('rendering_check')
    .values(
      checks.map((check) => ({
        revision_id: revisionId,
        claim_id: check.claimId,
        verdict: check.verdict,
        reasons: JSON.stringify(check.reasons),
        layers: JSON.stringify(check.layers),
        checker,
      })),
    )
    .onConflict((conflict) => conflict.columns(['revision_id', 'claim_id']).doNothing())
    .execute();
}

/** The checks of a revision's renderings by their claims' ids; a rendering without one has not been checked. */
export async function renderingChecks(database: Database, revisionId: string): Promise<Map<string, RenderingCheck>> {
  const rows = await database
    .selectFrom('rendering_check')
    .select(['claim_id', 'verdict', 'reasons', 'layers'])
    .where('revision_id', '=', revisionId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.claim_id,
      {
        claimId: row.claim_id,
        verdict: renderingVerdictSchema.parse(row.verdict),
        reasons: row.reasons,
        layers: z.array(verdictLayerSchema).parse(row.layers),
      },
    ]),
  );
}
