// Giving a draft up while others are at it, and after a kill at the worst moment.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Writer } from '../agents/writer.ts';
import { NewsroomError } from '../core/errors.ts';
import { newId } from '../core/hash.ts';
import { createLogger } from '../core/logging.ts';
import { settingsSchema } from '../core/settings.ts';
import { retryDraft } from '../store/repositories/budget-waits.ts';
import { findDraft, openDraft } from '../store/repositories/drafts.ts';
import { acquireLease } from '../store/repositories/leases.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { latestRevision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { createQuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedArticle, seedStory, type SeededArticle } from '../test/harness/seed-articles.ts';
import { seedEditor } from '../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { ada as persona } from '../test/harness/test-persona.ts';
import { setupCheckpoints } from './checkpoints.ts';
import { DraftBusyError } from './draft-lease.ts';
import { failDraft } from './fail-draft.ts';
import { createGraph, type RoundDependencies } from './graph.ts';
import { runRound } from './run-round.ts';
import { threadStage } from './threads.ts';

const settings = settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}])));
const never = new AbortController().signal;
const stalled = new NewsroomError('stalled', 'six processes ended');

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
  await setupCheckpoints(test.store);
});
afterAll(() => test.close());

function worker(writer: Writer, processId = 'process-1'): RoundDependencies {
  const deps = {
    database: test.database,
    store: test.store,
    writerFor: () => writer,
    judgeFor: () => null,
    personas: (id: string) => (id === persona.id ? persona : undefined),
    settings,
    logger: createLogger({ level: 'silent', pretty: false }),
    processId,
  };
  return { ...deps, graph: createGraph(deps) };
}

function articles(): SeededArticle[] {
  const key = newId('k').slice(2);
  return [
    {
      outlet: 'The Courier',
      title: `Harbour levy doubles in ${key}`,
      paragraphs: ['The council doubled the harbour levy on Monday. Ships wait outside the lock.'],
    },
    {
      outlet: 'The Gazette',
      title: `Levy vote passes in ${key}`,
      paragraphs: ['Members voted for the levy by a wide margin. Merchants asked for the minutes.'],
    },
  ];
}

async function openStoryDraft(seeded: readonly SeededArticle[] = articles()): Promise<{ draftId: string; storyId: string }> {
  const { storyId } = await seedStory(test.database, seeded);
  const draftId = await inTransaction(test.database, (transaction) =>
    openDraft(transaction, { storyId, personaId: persona.id, writer: 'quoting' }),
  );
  if (draftId === null) throw new Error('a live draft is there');
  return { draftId, storyId };
}

async function askForChanges(draftId: string): Promise<void> {
  const { token } = await seedEditor(test.database);
  const revision = await latestRevision(test.database, draftId);
  const notes = JSON.stringify({ dropSentences: [], excludeSources: [], preferSources: [], comment: null });
  await sql`select decide(${token}, ${newId('dc')}, ${revision?.id}, ${revision?.sha256}, 'request-changes', ${notes}::jsonb)`.execute(
    test.database,
  );
}

const problemsOf = async (draftId: string) => (await openProblems(test.database)).filter(({ subject }) => subject === draftId);

async function stopped(deps: RoundDependencies, draftId: string, stop: AbortController): Promise<void> {
  await expect(runRound(deps, { draftId, round: 1 }, stop.signal)).rejects.toThrow('stopped');
}

/** A writer that is stopped in `write`, after its claims are weighed. */
function stoppedInWrite(): { writer: Writer; stop: AbortController } {
  const stop = new AbortController();
  const writer = createQuotingWriter({
    write: (pack, signal) => {
      stop.abort(new Error('stopped'));
      signal.throwIfAborted();
      return createQuotingWriter().write(pack, signal);
    },
  });
  return { writer, stop };
}

describe('giving a round up', () => {
  it('changes nothing where the draft is in another round by now', async () => {
    const { draftId } = await openStoryDraft();
    const deps = worker(createQuotingWriter());
    await runRound(deps, { draftId, round: 1 }, never);
    await askForChanges(draftId);
    const late = worker(createQuotingWriter(), 'process-2');
    expect(await failDraft(late, { draftId, round: 1 }, stalled)).toBe(false);
    let during: boolean | null = null;
    const slow = createQuotingWriter({
      write: async (pack, signal) => {
        during = await failDraft(late, { draftId, round: 1 }, stalled);
        return createQuotingWriter().write(pack, signal);
      },
    });
    expect((await runRound(worker(slow), { draftId, round: 2 }, never)).outcome).toBe('in-review');
    expect(during).toBe(false);
    expect(await problemsOf(draftId)).toEqual([]);
  });

  it.each(['process-1', 'process-2'])('is refused to %s while process-1 writes it', async (processId) => {
    const { draftId } = await openStoryDraft();
    const slow = createQuotingWriter();
    const deps = worker(slow);
    const other = processId === 'process-1' ? deps : worker(createQuotingWriter(), processId);
    let refusal: unknown = null;
    slow.write = async (pack, signal) => {
      refusal = await failDraft(other, { draftId, round: 1 }, stalled).catch((error: unknown) => error);
      return createQuotingWriter().write(pack, signal);
    };
    expect((await runRound(deps, { draftId, round: 1 }, never)).outcome).toBe('in-review');
    expect(refusal).toBeInstanceOf(DraftBusyError);
    expect(await problemsOf(draftId)).toEqual([]);
  });

  it('waits for work that was just stopped, and then fails the draft', async () => {
    const { draftId } = await openStoryDraft();
    await acquireLease(test.database, { name: `draft:${draftId}`, holder: 'process-2', durationMs: 700 });
    expect(await failDraft(worker(createQuotingWriter()), { draftId, round: 1 }, stalled)).toBe(true);
    expect(await findDraft(test.database, draftId)).toMatchObject({ state: 'failed', failure: 'six processes ended' });
  });

  it('takes the thread with it, so that a retry after a kill begins with fresh sources', async () => {
    const { draftId, storyId } = await openStoryDraft([{ outlet: 'The Courier', title: 'Levy', paragraphs: ['Only this.'] }]);
    const deps = worker(createQuotingWriter());
    deps.graph.checkpointer.deleteThread = () => Promise.reject(new Error('killed'));
    await runRound(deps, { draftId, round: 1 }, never).catch(() => null);
    expect((await findDraft(test.database, draftId))?.state).toBe('failed');
    expect(await threadStage(deps.graph, draftId, 1)).toBe('new');
    await seedArticle(test.database, storyId, articles()[1] ?? { outlet: 'x', title: 'x', paragraphs: [] });
    expect(await retryDraft(test.database, draftId, 'operator')).toBe('retried');
    expect((await runRound(worker(createQuotingWriter()), { draftId, round: 1 }, never)).outcome).toBe('in-review');
  });
});

describe('a thread that is half-way', () => {
  it('goes on where it was', async () => {
    const { draftId } = await openStoryDraft();
    const { writer, stop } = stoppedInWrite();
    await stopped(worker(writer), draftId, stop);
    const next = createQuotingWriter();
    expect((await runRound(worker(next), { draftId, round: 1 }, never)).outcome).toBe('in-review');
    expect(next.calls.extractClaims).toBe(0);
  });

  it('is begun anew where its papers are missing', async () => {
    const { draftId } = await openStoryDraft();
    const { writer, stop } = stoppedInWrite();
    await stopped(worker(writer), draftId, stop);
    await test.database.deleteFrom('round_work').where('draft_id', '=', draftId).execute();
    const next = createQuotingWriter();
    expect((await runRound(worker(next), { draftId, round: 1 }, never)).outcome).toBe('in-review');
    expect(next.calls.extractClaims).toBe(2);
  });

  it('is begun anew where only the last checkpoints of a late worker are there', async () => {
    const { draftId } = await openStoryDraft();
    const { writer, stop } = stoppedInWrite();
    await stopped(worker(writer), draftId, stop);
    await sql`delete from langgraph.checkpoint_blobs where thread_id = ${`${draftId}:1`} and channel in ('draftId', 'storyId')`.execute(
      test.database,
    );
    expect((await runRound(worker(createQuotingWriter()), { draftId, round: 1 }, never)).outcome).toBe('in-review');
  });
});
