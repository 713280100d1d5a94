// Lets the writer find claims in each pinned source, all at once, and keeps those that stand where it says. A later round also keeps the
// claims that the decided revision rests on, as far as their sources are still allowed.
import type { Writer } from '../../agents/writer.ts';
import type { Claim } from '../../core/claims.ts';
import { NewsroomError } from '../../core/errors.ts';
import { markedSpans, overlaps, type ReadableArticle } from '../../core/orders/without-orders.ts';
import { findClaims, insertClaims } from '../../store/repositories/claims.ts';
import { flagLeftOut, flagUnreadSources } from '../../store/repositories/drafts.ts';
import { requireLease } from '../../store/repositories/leases.ts';
import { inTransaction } from '../../store/transactions.ts';
import { acceptClaims } from '../accept.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import { decidedRevision, roundSources } from '../evidence.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { leavePaper } from '../work.ts';

interface ReadSource extends ReadableArticle {
  readonly claims: readonly Claim[];
  /** Why nothing could be made of what a model answered; null: it was read. */
  readonly unread: NewsroomError | null;
}

/** An answer that cannot be used costs this article its claims, not the round. */
async function readSource(writer: Writer, source: ReadableArticle, signal: AbortSignal): Promise<ReadSource> {
  const { article } = source;
  try {
    return { ...source, claims: await writer.extractClaims(article, signal), unread: null };
  } catch (error) {
    if (!(error instanceof NewsroomError) || (error.code !== 'model-answer' && error.code !== 'context-overflow')) throw error;
    return { ...source, claims: [], unread: error };
  }
}

/**
 * The claims of all articles, read at once; how many models are asked at a time is the writer's to bound. The first failure is thrown when all
 * have ended: what the others answer is paid for, kept, and need not be asked again. Where no article could be read, that is the failure.
 */
async function readSources(writer: Writer, articles: readonly ReadableArticle[], signal: AbortSignal): Promise<ReadSource[]> {
  const ended = await Promise.allSettled(articles.map((source) => readSource(writer, source, signal)));
  signal.throwIfAborted();
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const sources = ended.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  const [unread] = sources.flatMap((source) => source.unread ?? []);
  if (unread !== undefined && sources.every((source) => source.unread !== null)) throw unread;
  return sources;
}

/** Logs what of each source is left out because it addresses a language model; returns how many places that are. */
function tellLeftOut({ logger }: GraphDependencies, { draftId, round }: RoundState, sources: readonly ReadableArticle[]): number {
  for (const { article, marks } of sources) {
    if (marks.length === 0) continue;
    const places = marks.map(({ where, start, end, reason }) => ({ where, start, end, reason }));
    logger.warn({ event: 'orders-left-out', draftId, round, article: article.id, snapshot: article.snapshot, places });
  }
  return sources.reduce((sum, { marks }) => sum + marks.length, 0);
}

export async function extractClaims(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const { database } = deps;
  const writer = deps.writerFor(state);
  const readable = await roundSources(database, state);
  const found: Claim[] = [];
  let refused = 0;
  const unread: string[] = [];
  for (const source of await readSources(writer, readable, run.signal)) {
    const accepted = acceptClaims(source.claims, source.article, markedSpans(source.marks));
    found.push(...accepted.claims);
    refused += accepted.refused;
    if (source.unread !== null) {
      unread.push(source.article.outlet);
      deps.logger.warn({ event: 'source-unread', draftId: state.draftId, article: source.article.id, error: source.unread.message });
    }
  }
  if (refused > 0) {
    deps.logger.warn({ event: 'claims-refused', draftId: state.draftId, round: state.round, writer: writer.name, refused });
  }
  const leftOut = tellLeftOut(deps, state, readable);
  const decided = await decidedRevision(database, state);
  const marksOf = new Map(readable.map(({ article, marks }) => [`${article.id} ${article.snapshot}`, markedSpans(marks)]));
  const earlier = await findClaims(database, decided?.sentences.flatMap((sentence) => sentence.claimIds) ?? []);
  const kept = earlier.filter((claim) => marksOf.get(`${claim.articleId} ${claim.snapshot}`)?.every((span) => !overlaps(span, claim)));
  const claimIds = [...new Set([...found, ...kept].map((claim) => claim.id))];
  await inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    await insertClaims(transaction, found);
    await flagUnreadSources(transaction, state.draftId, unread);
    await flagLeftOut(transaction, state.draftId, leftOut);
    await leavePaper(transaction, { ...state, loop: 0 }, 'claims', { claimIds });
  });
  return { claims: claimIds.length };
}
