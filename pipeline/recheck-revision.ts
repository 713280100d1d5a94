// The check of a revision that an editor saved. It needs no lease: a revision never changes, and a sentence's check is stored once.
import { NewsroomError } from '../core/errors.ts';
import { withoutOrders } from '../core/orders/without-orders.ts';
import type { Claim } from '../core/claims.ts';
import { passes } from '../core/words.ts';
import { claimGroups, findClaims } from '../store/repositories/claims.ts';
import { findPersonaVersion } from '../store/repositories/personas.ts';
import { checkedSentences } from '../store/repositories/desk-evidence.ts';
import { findDraft } from '../store/repositories/drafts.ts';
import { countChecks, findRevision, insertChecks, revisionSentences, type Revision } from '../store/repositories/revisions.ts';
import type { Database } from '../store/database.ts';
import { insertRenderingChecks, renderingChecks } from '../store/repositories/rendering-checks.ts';
import { inTransaction } from '../store/transactions.ts';
import { pinnedSources, readSources } from '../store/repositories/rounds.ts';
import { checkDocument } from './checks/index.ts';
import { withContradictions } from './contradictions.ts';
import { checkerName, judgeChecks, knownJudgements, type KnownJudgements } from './judge-checks.ts';
import { judgeRenderings, withPassingRenderings, type KnownRenderings } from './judge-renderings.ts';
import type { GraphDependencies } from './dependencies.ts';

interface JudgedBefore {
  readonly sentences: KnownJudgements;
  readonly renderings: KnownRenderings;
}

/** What the judge said of the sentences, and of the renderings, of the revision before this one. */
async function judgedIn(database: Database, { draftId, number }: Revision): Promise<JudgedBefore> {
  const before = await database
    .selectFrom('revision')
    .select('id')
    .where('draft_id', '=', draftId)
    .where('number', '<', number)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (before === undefined) return { sentences: new Map(), renderings: new Map() };
  const sentences = await checkedSentences(database, before.id);
  const judged = knownJudgements(
    sentences,
    sentences.flatMap(({ ordinal, check }) => (check === null ? [] : [{ ordinal, layers: check.layers }])),
  );
  return { sentences: judged, renderings: await renderingChecks(database, before.id) };
}

/** Every claim that the revision's round weighed, those that no sentence rests on too. */
async function claimsOfRound(database: Database, { draftId, round }: Revision): Promise<Claim[]> {
  const groups = await claimGroups(database, draftId, round);
  return findClaims(
    database,
    groups.flatMap(({ claimIds }) => claimIds),
  );
}

/** Checks every sentence of a revision and stores the verdicts; one that is checked already is left alone. */
export async function recheckRevision(
  deps: Pick<GraphDependencies, 'database' | 'logger' | 'judgeFor'>,
  revisionId: string,
  signal: AbortSignal,
): Promise<void> {
  const { database, logger } = deps;
  const started = performance.now();
  const revision = await findRevision(database, revisionId);
  if (revision === null) throw new NewsroomError('no-revision', `there is no revision ${revisionId}`);
  const sentences = await revisionSentences(database, revisionId);
  if ((await countChecks(database, revisionId)) === sentences.length) return;
  const { document } = revision;
  const persona = await findPersonaVersion(database, document.persona.id, document.persona.version);
  const cited = document.citations.map(({ articleId, snapshot }) => ({ articleId, snapshot }));
  const citedArticles = new Set(cited.map((source) => source.articleId));
  const pinned = await pinnedSources(database, revision.draftId, revision.round);
  const sources = await readSources(database, [...cited, ...pinned.filter((source) => !citedArticles.has(source.articleId))]);
  const articles = sources.map((source) => withoutOrders(source).article);
  const claims = await findClaims(
    database,
    sentences.flatMap((sentence) => sentence.claimIds),
  );
  const draft = await findDraft(database, revision.draftId);
  const judge = draft === null ? null : deps.judgeFor({ draftId: draft.id, storyId: draft.storyId, personaId: draft.personaId });
  // Sentences that the editor left alone were judged with the revision before, and so were renderings.
  const known = await judgedIn(database, revision);
  const renderings = await judgeRenderings(judge, claims, articles, known.renderings, signal);
  const input = {
    document,
    sentences,
    articles,
    claims: new Map(withPassingRenderings(claims, renderings).map((claim) => [claim.id, claim])),
    persona: { id: document.persona.id, name: persona?.name ?? document.persona.id },
  };
  const judged = await judgeChecks(judge, input, await checkDocument(input, signal), known.sentences, signal);
  const pack = [...claims, ...(await claimsOfRound(database, revision)).filter((claim) => !input.claims.has(claim.id))];
  const checks = withContradictions(judged, { sentences, language: document.language, claims: pack, articles });
  // In one transaction: with all its sentences checked a revision can be approved, and then its renderings must be there too.
  await inTransaction(database, async (transaction) => {
    await insertRenderingChecks(transaction, revisionId, renderings, checkerName(judge));
    await insertChecks(transaction, revisionId, checks, checkerName(judge));
  });
  logger.info({
    event: 'revision-checked',
    revisionId,
    draftId: revision.draftId,
    sentences: sentences.length,
    failing: checks.filter((check) => !passes(check.verdict)).length,
    ms: Math.round(performance.now() - started),
  });
}
