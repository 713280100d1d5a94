// The check of a revision that an editor saved. It needs no lease: a revision never changes, and a sentence's check is stored once.
import { NewsroomError } from '../core/errors.ts';
import { passes } from '../core/words.ts';
import { findClaims } from '../store/repositories/claims.ts';
import { findPersonaVersion } from '../store/repositories/personas.ts';
import { countChecks, findRevision, insertChecks, revisionSentences } from '../store/repositories/revisions.ts';
import { pinnedSources, readSources } from '../store/repositories/rounds.ts';
import { checkDocument, checkerVersion } from './checks/index.ts';
import type { GraphDependencies } from './dependencies.ts';

/** Checks every sentence of a revision and stores the verdicts; one that is checked already is left alone. */
export async function recheckRevision(
  deps: Pick<GraphDependencies, 'database' | 'logger'>,
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
  const articles = await readSources(database, [...cited, ...pinned.filter((source) => !citedArticles.has(source.articleId))]);
  const claims = await findClaims(
    database,
    sentences.flatMap((sentence) => sentence.claimIds),
  );
  const checks = await checkDocument(
    {
      document,
      sentences,
      articles,
      claims: new Map(claims.map((claim) => [claim.id, claim])),
      persona: { id: document.persona.id, name: persona?.name ?? document.persona.id },
    },
    signal,
  );
  await insertChecks(database, revisionId, checks, checkerVersion);
  logger.info({
    event: 'revision-checked',
    revisionId,
    draftId: revision.draftId,
    sentences: sentences.length,
    failing: checks.filter((check) => !passes(check.verdict)).length,
    ms: Math.round(performance.now() - started),
  });
}
