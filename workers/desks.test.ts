// Nine desks in one fleet: what befalls one leaves the others at work, and what changes while they work is taken.
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoster, type LiveRoster } from '../agents/roster.ts';
import { BudgetExceededError } from '../agents/model/gateway.ts';
import type { Writer } from '../agents/writer.ts';
import { readConfiguration } from '../core/configuration.ts';
import { NewsroomError } from '../core/errors.ts';
import { inlineReader } from '../sources/extract/page-reader.ts';
import { createGuardedFetch } from '../sources/fetch/guarded-fetch.ts';
import type { DatabaseTransaction } from '../store/database.ts';
import { retryDraft } from '../store/repositories/budget-waits.ts';
import { findDeskDraft, listDrafts } from '../store/repositories/desk-drafts.ts';
import { findDraft, openDraft } from '../store/repositories/drafts.ts';
import { liveProcesses } from '../store/repositories/heartbeats.ts';
import { pauseDesks, resumeDesks } from '../store/repositories/persona-desks.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { latestRevision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { openPersonaFiles, type PersonaFiles } from '../test/harness/persona-files.ts';
import { createQuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { assignStories } from './assign-stories.ts';
import type { NewsroomDeps } from './deps.ts';
import { startFleet, type Fleet } from './fleet.ts';
import { personaLines } from './persona-lines.ts';
import { openQueues, type Queues } from './queues.ts';

const logger = pino({ level: 'silent' });
const ids = ['paused', 'failing', 'spent', 'asleep', 'stopped', 'ada', 'ben', 'cleo', 'dov'];
const atWork = ['ada', 'ben', 'cleo', 'dov'];

let test: TestStore;
let files: PersonaFiles;
let roster: LiveRoster;
let deps: NewsroomDeps;
let queues: Queues;
let fleet: Fleet;
let clock = new Date('2026-03-02T12:00:00Z');

const quoting = createQuotingWriter();
const failing = (error: () => Error): Writer =>
  createQuotingWriter({
    write: async () => {
      throw error();
    },
  });
const nothingLeft = { scope: 'persona', measure: 'cost', spent: 5, cap: 5, neededCost: 1, neededTokens: 100 } as const;
const writers: Record<string, Writer> = {
  failing: failing(() => new NewsroomError('out-of-order', 'this writer never works')),
  spent: failing(() => new BudgetExceededError('nothing is left', nothingLeft)),
};

beforeAll(async () => {
  test = await openTestStore();
  files = await openPersonaFiles(ids);
  roster = await openRoster(files.directory);
  const settings = readConfiguration({
    environment: {},
    overrides: {
      redis: { url: process.env['REDIS_URL'] || null, prefix: `test-${randomBytes(6).toString('hex')}` },
      personas: { directory: files.directory, overrides: { asleep: { hours: '22:00-06:00' }, dov: { draftsPerDay: 2 } } },
    },
  });
  deps = {
    settings,
    logger,
    store: test.store,
    database: test.database,
    fetch: createGuardedFetch(settings.fetch),
    reader: inlineReader,
    roster,
    gateway: null,
    judgeFor: () => null,
    writers: {
      kind: 'extractive',
      name: 'quoting',
      prepare: async () => undefined,
      writerFor: ({ personaId }) => writers[personaId] ?? quoting,
    },
    processId: 'desks',
    now: () => clock,
  };
  queues = await openQueues({ settings, store: test.store, personaIds: ids, logger });
  await pauseDesks(test.database, { personaIds: ['paused'], by: 'operator', reason: 'on leave' });
  fleet = await startFleet(deps, queues, {
    schedules: false,
    part: { roles: ['desk'], personas: { kind: 'except', ids: ['stopped'] } },
  });
});
afterAll(async () => {
  await fleet.drain();
  await queues.close();
  await deps.fetch.close();
  await test.close();
  await files.close();
});

async function give(personaId: string, within?: DatabaseTransaction): Promise<string> {
  const { storyId } = await seedStory(within ?? test.database, [
    {
      outlet: 'The Velmar Courier',
      title: 'Velmar closes the Asper lock',
      paragraphs: ['The ministry closed the Asper lock on Monday.', 'It named low water as the reason.', 'The council votes next week.'],
    },
  ]);
  const open = (transaction: DatabaseTransaction): Promise<string | null> =>
    openDraft(transaction, { storyId, personaId, writer: 'quoting' });
  const draftId = within === undefined ? await inTransaction(test.database, open) : await open(within);
  if (draftId === null) throw new Error('a live draft is there');
  return draftId;
}
const stateOf = async (draftId: string): Promise<string | undefined> => (await findDraft(test.database, draftId))?.state;
const reaches = (draftId: string, state: string) => expect.poll(() => stateOf(draftId), { timeout: 30_000, interval: 100 }).toBe(state);
const linesNow = async () => personaLines({ ...deps, processes: await liveProcesses(test.database, 60_000), now: clock });
const versionOn = async (draftId: string): Promise<string | undefined> =>
  (await latestRevision(test.database, draftId))?.document.persona.version;

describe('nine desks', () => {
  it(
    'leave the others at work where one is paused, fails each time, has spent its budget, is outside its hours or stopped',
    { timeout: 90_000 },
    async () => {
      const drafts = new Map<string, string>();
      for (const id of ids) drafts.set(id, await give(id));
      const of = (id: string): string => drafts.get(id) ?? '';
      for (const id of atWork) await reaches(of(id), 'in-review');
      await reaches(of('failing'), 'failed');
      await reaches(of('spent'), 'waiting-budget');
      for (const id of ['paused', 'asleep', 'stopped']) expect(await stateOf(of(id)), id).toBe('queued');
      expect([...fleet.closed().keys()].sort()).toEqual(['desk.asleep', 'desk.paused']);
      const counts = await queues.counts();
      for (const id of ['paused', 'asleep', 'stopped']) {
        const { waiting = 0, delayed = 0, active, failed } = counts[`desk.${id}`] ?? {};
        expect({ id, jobs: waiting + delayed, active, failed }).toEqual({ id, jobs: 1, active: 0, failed: 0 });
      }

      const lines = new Map((await linesNow()).map((line) => [line.id, line]));
      expect([...lines.keys()].sort()).toEqual([...ids].sort());
      expect(lines.get('paused')).toMatchObject({
        state: 'paused',
        queued: 1,
        why: expect.stringMatching(/by operator: on leave/) as string,
      });
      expect(lines.get('asleep')).toMatchObject({ state: 'outside-hours', why: expect.stringMatching(/until 2026-03-02 22:00/) as string });
      expect(lines.get('spent')).toMatchObject({ state: 'out-of-budget', waiting: 1 });
      expect(lines.get('stopped')).toMatchObject({ state: 'stopped', queued: 1 });
      expect(lines.get('failing')).toMatchObject({ state: 'ready', failed: 1, problems: [expect.stringMatching(/never works/)] });
      expect(lines.get('ada')).toMatchObject({ state: 'ready', inReview: 1, draftsPerDay: 12, lastDraft: { id: of('ada') } });
      const [written] = await listDrafts(test.database, { personaId: 'ada' });
      await test.database.updateTable('story').set({ title: 'Another report leads the story now' }).execute();
      const titles = new Map((await linesNow()).map((line) => [line.id, line.lastDraft?.title]));
      expect([titles.get('ada'), titles.get('failing')]).toEqual([written?.headline, 'Another report leads the story now']);

      await resumeDesks(test.database, { personaIds: ['paused'], by: 'operator' });
      await reaches(of('paused'), 'in-review');
      clock = new Date('2026-03-02T23:00:00Z');
      await reaches(of('asleep'), 'in-review');
      expect(await stateOf(of('stopped'))).toBe('queued');
    },
  );

  it('are given the stories that nearer ones take none of now, with the reason; a story that nobody else covers waits', async () => {
    clock = new Date(Date.now() + 3_600_000);
    /** `first` is named in the text, too. */
    const assigned = async (title: string, first: string) => {
      const text = { title, paragraphs: [`It was said of ${first}.`] };
      const { storyId } = await seedStory(test.database, [
        { outlet: 'The Velmar Courier', ...text },
        { outlet: 'Port Ledger', ...text },
      ]);
      await test.database.updateTable('story').set({ outlets: 2 }).where('id', '=', storyId).execute();
      await assignStories(deps, { flush: false });
      return test.database.selectFrom('assignment').select(['persona_id', 'reasons']).where('story_id', '=', storyId).executeTakeFirst();
    };
    expect(await assigned('Dov and Cleo', 'Dov')).toMatchObject({ persona_id: 'dov' });
    expect(await assigned('Dov and Cleo', 'Dov')).toMatchObject({
      persona_id: 'cleo',
      reasons: expect.arrayContaining([
        expect.stringMatching(/^not dov \([\d.]+\), which has opened 2 drafts in 24 hours, 2 at most$/),
      ]) as string[],
    });
    expect(await assigned('Dov alone', 'Dov')).toBeUndefined();
    await pauseDesks(test.database, { personaIds: ['cleo'], by: 'operator', reason: 'on leave' });
    expect(await assigned('Cleo and Ben', 'Cleo')).toMatchObject({
      persona_id: 'ben',
      reasons: expect.arrayContaining([
        expect.stringMatching(/^not cleo \(.*\), which is paused since .* by operator: on leave$/),
      ]) as string[],
    });
    await resumeDesks(test.database, { personaIds: ['cleo'], by: 'operator' });
  });

  it('finish what they are at when they are paused, and begin nothing', { timeout: 60_000 }, async () => {
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    let begun: () => void = () => undefined;
    const writing = new Promise<void>((resolve) => (begun = resolve));
    const slow = createQuotingWriter();
    writers['ada'] = { ...slow, write: async (pack, signal) => (begun(), await held, slow.write(pack, signal)) };
    const [first, second] = [await give('ada'), await give('ada')];
    await writing;
    await pauseDesks(test.database, { personaIds: ['ada'], by: 'operator', reason: null });
    await expect.poll(() => [...fleet.closed().keys()], { timeout: 10_000 }).toContain('desk.ada');
    go();
    const [done, waits] = (await stateOf(first)) === 'drafting' ? [first, second] : [second, first];
    await reaches(done, 'in-review');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await stateOf(waits)).toBe('queued');
    await resumeDesks(test.database, { personaIds: ['ada'], by: 'operator' });
    await reaches(waits, 'in-review');
  });

  it(
    'write the next round by the file as it is then, keep the last good version of one that an edit broke, and say so',
    { timeout: 60_000 },
    async () => {
      const before = roster.get('ben')?.version;
      await files.write('ben', { voice: 'quite another' });
      const edited = await give('ben');
      await reaches(edited, 'in-review');
      const version = await versionOn(edited);
      expect(version).not.toBe(before);
      expect(version).toBe(roster.get('ben')?.version);

      await files.spoil('ben', '---\nid: ben\nname: Ben\n---\n');
      const broken = await give('ben');
      await reaches(broken, 'in-review');
      expect(await versionOn(broken)).toBe(version);
      const problem = async () => (await openProblems(test.database)).find(({ area, subject }) => area === 'persona' && subject === 'ben');
      await expect
        .poll(problem, { timeout: 10_000 })
        .toMatchObject({ code: 'invalid', message: expect.stringMatching(/ben\.md:.*last good version/s) as string });
      await files.write('ben');
      await expect.poll(problem, { timeout: 10_000 }).toBeUndefined();
    },
  );

  it(
    'open a desk for a file that is added, and close the one of a file that is removed, whose drafts stay readable',
    { timeout: 60_000 },
    async () => {
      const readable = await give('cleo');
      await reaches(readable, 'in-review');
      await files.write('newcomer');
      await files.remove('cleo');
      await reaches(await give('newcomer'), 'in-review');
      await expect.poll(() => [...fleet.closed().keys()], { timeout: 10_000 }).toContain('desk.cleo');
      const waiting = await give('cleo');
      expect(await findDeskDraft(test.database, readable)).toMatchObject({
        state: 'in-review',
        persona: { id: 'cleo', name: 'Analyst cleo' },
      });
      await expect.poll(async () => (await liveProcesses(test.database, 60_000))[0]?.roles, { timeout: 10_000 }).toContain('desk.newcomer');
      expect(await stateOf(waiting)).toBe('queued');
      await files.write('cleo');
      await reaches(waiting, 'in-review');
    },
  );
});

describe('a draft whose job ended without having begun it', () => {
  /** Its job, under this end of its id, is kept by the queue as failed for good: nobody can have read what it asks for. */
  async function leftBehind(suffix: string): Promise<string> {
    const draftId = await inTransaction(test.database, async (transaction) => {
      const opened = await give('ada', transaction);
      await transaction
        .updateTable('outbox')
        .set({ job_id: `draft-${opened}-1${suffix}`, relayed_at: new Date() })
        .where('job_id', '=', `draft-${opened}-1`)
        .execute();
      return opened;
    });
    const entry = { job: 'draft-story', jobId: `draft-${draftId}-1${suffix}`, payload: { personaId: 'ada' } as never } as const;
    await queues.add(entry);
    await expect.poll(() => queues.stateOf(entry), { timeout: 15_000 }).toBe('ended');
    expect(await stateOf(draftId)).toBe('queued');
    return draftId;
  }

  it('is written all the same, or failed with that reason when it was asked for often enough, and can be tried again', async () => {
    const [written, given] = [await leftBehind(''), await leftBehind('-r3')];
    expect(await fleet.recovery.now()).toBeGreaterThan(0);
    await reaches(written, 'in-review');
    await reaches(given, 'failed');
    expect((await findDraft(test.database, given))?.failure).toContain('ended 4 times');
    expect((await openProblems(test.database)).filter(({ subject }) => subject === given)).toMatchObject([{ code: 'job-without-effect' }]);
    expect(await retryDraft(test.database, given, 'operator')).toBe('retried');
    await reaches(given, 'in-review');
    expect((await openProblems(test.database)).filter(({ subject }) => subject === given)).toEqual([]);
  });
});
