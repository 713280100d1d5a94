import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import type { OutboxEntry } from '../core/jobs.ts';
import { draftsWithoutDesk, waitedJobs, waitingRows } from '../store/repositories/waiting-work.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { saveEditorRevision } from '../store/repositories/revisions.ts';
import { approveSeededDraft, seedDraft, seedEditor } from '../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { openQueues, type Queues } from './queues.ts';
import { startRecovery } from './recovery.ts';

const logger = pino({ level: 'silent' });
const settings = readConfiguration({
  environment: {},
  overrides: { redis: { url: process.env['REDIS_URL'] || null, prefix: `test-${randomBytes(6).toString('hex')}` } },
});
const soon = (): Date => new Date(Date.now() + 60_000);

let test: TestStore;
let queues: Queues;
beforeAll(async () => {
  test = await openTestStore();
  queues = await openQueues({ settings, store: test.store, personaIds: ['one'], logger });
});
afterAll(async () => {
  await queues.close();
  await test.close();
});

const recoveryDeps = (renew: () => Promise<void>): Parameters<typeof startRecovery>[0] => ({
  database: test.database,
  queues,
  logger,
  onGivenUp: () => Promise.reject(new Error('nothing is to be given up here')),
  personaIds: () => ['one'],
  renew,
});

describe('work whose jobs are gone', () => {
  it('is found by its rows: unread, unclustered, unwritten, unchecked, unpublished', async () => {
    const editor = await seedEditor(test.database);
    const [approved, edited] = [await seedDraft(test.database), await seedDraft(test.database)];
    const decisionId = await approveSeededDraft(test.database, approved, editor);
    const saved = await saveEditorRevision(test.database, {
      draftId: edited.draftId,
      baseRevisionId: edited.revisionId,
      markdown: `${edited.document.text}\nOne more sentence.\n`,
      editorId: editor.editorId,
    });
    if (!saved.ok) throw new Error(saved.message);
    const feed = await test.database.selectFrom('feed').select('id').executeTakeFirstOrThrow();
    await test.database
      .insertInto('item')
      .values({
        id: 'it_waiting',
        feed_id: feed.id,
        guid: 'waiting',
        url: 'https://paper.example/waiting',
        title: 'Waiting',
        summary: null,
        content_html: null,
        author: null,
        published_at: null,
        error_code: null,
        error: null,
        article_id: null,
      })
      .execute();
    await test.database
      .insertInto('draft')
      .values({ id: 'dr_waiting', story_id: approved.storyId, persona_id: 'gone', writer: 'extractive', failure: null })
      .execute();

    const byJob = (entries: readonly OutboxEntry[], job: string): unknown[] =>
      entries.filter((entry) => entry.job === job).map((entry) => [entry.jobId, entry.payload]);
    const waiting = async (before: Date): Promise<OutboxEntry[]> =>
      (await Promise.all(waitedJobs.map((job) => waitingRows(test.database, job, { before, after: '', limit: 10 }))))
        .flat()
        .map(({ entry }) => entry);
    const found = await waiting(soon());
    expect(byJob(found, 'read-item')).toEqual([['it_waiting', { itemId: 'it_waiting' }]]);
    expect(byJob(found, 'draft-story')).toEqual([['draft-dr_waiting-1', { draftId: 'dr_waiting', personaId: 'gone', round: 1 }]]);
    expect(byJob(found, 'check-revision')).toEqual([[`check-${saved.revisionId}`, { revisionId: saved.revisionId }]]);
    expect(byJob(found, 'publish-revision')).toEqual([[`publish-${decisionId}`, { draftId: approved.draftId, decisionId }]]);
    expect(await waiting(new Date(Date.now() - 60_000))).toEqual([]);
    expect(await draftsWithoutDesk(test.database, ['one'])).toEqual([{ personaId: 'gone', drafts: 1 }]);
  });

  it('is asked for again, once, and a draft without a desk is a problem to see', async () => {
    // Their jobs, still in the outbox, are the relay's to add; here they are relayed and lost.
    await test.database.updateTable('outbox').set({ relayed_at: new Date() }).execute();
    for (const attempt of ['first', 'second']) {
      const recovery = await startRecovery(recoveryDeps(async () => undefined));
      await recovery.stop();
      const counts = await queues.counts();
      expect([counts['read']?.waiting, counts['check']?.waiting, counts['publish']?.waiting], attempt).toEqual([1, 1, 1]);
    }
    const problems = await openProblems(test.database);
    expect(problems.filter((problem) => problem.code === 'no-desk').map((problem) => problem.subject)).toEqual(['gone']);
  });

  it('is looked for every few minutes, but not while the last look still goes on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      let looks = 0;
      let end = (): void => undefined;
      const recovery = await startRecovery(
        recoveryDeps(async () => {
          looks += 1;
          if (looks === 2)
            await new Promise<void>((resolve) => {
              end = resolve;
            });
        }),
      );
      expect(looks).toBe(1);
      await vi.advanceTimersByTimeAsync(20 * 60_000);
      expect(looks).toBe(2);
      end();
      // Turns that were left out are not made up for: the next one is due in five minutes.
      await recovery.now();
      expect(looks).toBe(2);
      await recovery.stop();
      await vi.advanceTimersByTimeAsync(20 * 60_000);
      expect(looks).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
