// The check of a revision that an editor saved. It needs no lease: a revision never changes, and a sentence's check is stored once.
import { NewsroomError } from '../core/errors.ts';
import { withoutOrders } from '../core/orders/without-orders.ts';
import type { Claim } from '../core/claims.ts';
import type { SourceArticle } from '../core/sources.ts';
import { passes } from '../core/words.ts';
import { claimGroups, findClaims } from '../store/repositories/claims.ts';
import { findPersonaVersion } from '../store/repositories/personas.ts';
import { checkedSentences } from '../store/repositories/desk-evidence.ts';
import { findDraft } from '../store/repositories/drafts.ts';
import { countChecks, findRevision, insertChecks, revisionSentences, type Revision } from '../store/repositories/revisions.ts';
import type { Database } from '../store/database.ts';
import type { RevisionSentence } from '../store/revision-sentence.ts';
import { insertRenderingChecks, renderingChecks } from '../store/repositories/rendering-checks.ts';
import { inTransaction } from '../store/transactions.ts';
import { pinnedSources, readSources } from '../store/repositories/rounds.ts';
import { checkText, type JudgedBefore } from './check-text.ts';
import { checkerName, knownJudgements } from './judge-checks.ts';
import { judgeWithinBudget } from './judge-within-budget.ts';
import type { GraphDependencies } from './dependencies.ts';

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

/** What the revision's round read and weighed, in its order, claims that no sentence rests on too; and what the revision cites. */
async function packOf(
  database: Database,
  { draftId, round, document }: Revision,
  sentences: readonly RevisionSentence[],
): Promise<{ articles: SourceArticle[]; claims: Claim[] }> {
  const pinned = await pinnedSources(database, draftId, round);
  const read = new Set(pinned.map(({ articleId, snapshot }) => `${articleId} ${snapshot}`));
  const cited = document.citations.map(({ articleId, snapshot }) => ({ articleId, snapshot }));
  const sources = await readSources(database, [...pinned, ...cited.filter((one) => !read.has(`${one.articleId} ${one.snapshot}`))]);
  const groups = await claimGroups(database, draftId, round);
  const claimIds = [...groups.flatMap((group) => group.claimIds), ...sentences.flatMap((sentence) => sentence.claimIds)];
  return { articles: sources.map((source) => withoutOrders(source).article), claims: await findClaims(database, claimIds) };
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
  const { articles, claims } = await packOf(database, revision, sentences);
  const draft = await findDraft(database, revision.draftId);
  const asked = draft === null ? null : deps.judgeFor({ draftId: draft.id, storyId: draft.storyId, personaId: draft.personaId });
  // The draft is in review, and cannot wait for budget as one that is being written does.
  const judge = asked === null ? null : judgeWithinBudget(asked, logger);
  // Sentences that the editor left alone were judged with the revision before, and so were renderings.
  const known = await judgedIn(database, revision);
  const input = { document, sentences, articles, claims, persona: { id: document.persona.id, name: persona?.name ?? document.persona.id } };
  const { checks, renderings } = await checkText(judge, input, known, signal);
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
