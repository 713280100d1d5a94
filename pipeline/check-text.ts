// All layers of checks over one text: the renderings of what it cites, the rules, the judge where there is one, and what else in the pack
// contradicts it. A round and the recheck of an editor's revision both come through here, so that both find the same.
import type { Judge } from '../agents/judge.ts';
import type { Claim } from '../core/claims.ts';
import type { RenderingCheck } from '../core/renderings.ts';
import { checkDocument, type DocumentToCheck } from './checks/index.ts';
import { withContradictions } from './contradictions.ts';
import { judgeChecks, type KnownJudgements, type LayeredCheck } from './judge-checks.ts';
import { judgeRenderings, withPassingRenderings, type KnownRenderings } from './judge-renderings.ts';

/** What the judge said before of sentences and renderings: neither is judged twice. */
export interface JudgedBefore {
  readonly sentences: KnownJudgements;
  readonly renderings: KnownRenderings;
}

export interface TextToCheck extends Omit<DocumentToCheck, 'claims'> {
  /** Every claim of the round, those of no sentence too. */
  readonly claims: readonly Claim[];
}

/** A check of each sentence, and of each rendering among the claims that the sentences rest on. Rejects only when `signal` is aborted, or with what the judge throws. */
export async function checkText(
  judge: Judge | null,
  { claims, ...text }: TextToCheck,
  known: JudgedBefore,
  signal: AbortSignal,
): Promise<{ checks: LayeredCheck[]; renderings: RenderingCheck[] }> {
  const { document, sentences, articles } = text;
  const cited = new Set(sentences.flatMap((sentence) => sentence.claimIds));
  const shown = claims.filter((claim) => cited.has(claim.id));
  const renderings = await judgeRenderings(judge, shown, articles, known.renderings, signal);
  const input = { ...text, claims: new Map(withPassingRenderings(claims, renderings).map((claim) => [claim.id, claim])) };
  const judged = await judgeChecks(judge, input, await checkDocument(input, signal), known.sentences, signal);
  return { checks: withContradictions(judged, { sentences, language: document.language, claims, articles }), renderings };
}
