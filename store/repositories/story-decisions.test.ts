import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveSeededDraft, publishSeededDraft, seedDraft, seedEditor } from '../../test/harness/seed-draft.ts';
import { seedStory } from '../../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { inTransaction } from '../transactions.ts';
import { findDraft, moveDraft, openDraft } from './drafts.ts';
import { acquireLease, releaseLease, renewLease, requireLease } from './leases.ts';
import { askSecondView } from './second-views.ts';
import { assignStory, muteStory, pinStory, unmuteStory, unpinStory, type StoryChange } from './story-decisions.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const by = (storyId: string, reason = 'it matters'): StoryChange => ({ storyId, editorId: 'operator', reason });
const change = <Value>(work: Parameters<typeof inTransaction<Value>>[1]) => inTransaction(test.database, work);
const assign = (storyId: string, personaId: string, reason?: string) =>
  change((transaction) => assignStory(transaction, { ...by(storyId, reason), personaId, writer: 'extractive', mayEnd: 'any' }));
const story = async () =>
  (await seedStory(test.database, [{ outlet: 'Port Ledger', title: 'Lock closed', paragraphs: ['It is closed.'] }])).storyId;
const rowOf = (storyId: string) => test.database.selectFrom('story').selectAll().where('id', '=', storyId).executeTakeFirstOrThrow();
const eventsOf = async (storyId: string) =>
  (
    await test.database
      .selectFrom('story_event')
      .select(['kind', 'editor_id', 'reason'])
      .where('story_id', '=', storyId)
      .orderBy('id')
      .execute()
  ).map(({ kind, editor_id: editor, reason }) => [kind, editor, reason]);
const audited = async (subject: string): Promise<string[]> =>
  (await sql<{ entry: string }>`select entry from audit order by seq`.execute(test.database)).rows
    .map(({ entry }) => JSON.parse(entry) as { action: string; subject: string })
    .filter((entry) => entry.subject === subject)
    .map(({ action }) => action);
const stateOf = async (draftId: string) => (await findDraft(test.database, draftId))?.state;

describe('a story that an editor marks', () => {
  it('is pinned once and unpinned again, each in its history and in the audit log', async () => {
    const id = await story();
    expect(await change((transaction) => pinStory(transaction, by(id)))).toBe(true);
    expect(await change((transaction) => pinStory(transaction, by(id)))).toBe(false);
    expect((await rowOf(id)).pinned_at).toBeInstanceOf(Date);
    expect(await change((transaction) => unpinStory(transaction, by(id, 'no more')))).toBe(true);
    expect(await change((transaction) => unpinStory(transaction, by(id)))).toBe(false);
    expect((await rowOf(id)).pinned_at).toBeNull();
    expect(await eventsOf(id)).toEqual([
      ['pinned', 'operator', 'it matters'],
      ['unpinned', 'operator', 'no more'],
    ]);
    expect(await audited(id)).toEqual(['story-pinned', 'story-unpinned']);
  });

  it('is pinned or muted, never both: the last word counts', async () => {
    const id = await story();
    await change((transaction) => pinStory(transaction, by(id)));
    expect(await change((transaction) => muteStory(transaction, by(id)))).toBe(true);
    expect(await rowOf(id)).toMatchObject({ pinned_at: null, muted_at: expect.any(Date) as Date });
    await change((transaction) => pinStory(transaction, by(id)));
    expect(await rowOf(id)).toMatchObject({ pinned_at: expect.any(Date) as Date, muted_at: null });
    expect((await eventsOf(id)).map(([kind]) => kind)).toEqual(['pinned', 'unpinned', 'muted', 'unmuted', 'pinned']);
    expect(await change((transaction) => unmuteStory(transaction, by(id)))).toBe(false);
  });

  it('keeps the draft that waits when it is muted', async () => {
    const id = await story();
    const { draftId } = await assign(id, 'ada');
    await change((transaction) => muteStory(transaction, by(id)));
    expect(await stateOf(draftId)).toBe('queued');
  });

  it('is the one it was merged into; one that is not there is refused', async () => {
    const [from, into] = [await story(), await story()];
    await test.database.updateTable('story').set({ state: 'merged', merged_into: into }).where('id', '=', from).execute();
    await change((transaction) => pinStory(transaction, by(from)));
    expect((await rowOf(into)).pinned_at).not.toBeNull();
    await expect(change((transaction) => muteStory(transaction, by('st-none')))).rejects.toMatchObject({ code: 'story-missing' });
    await expect(assign('st-none', 'ada')).rejects.toMatchObject({ code: 'story-missing' });
  });

  it('leaves no entry in the audit log where the newsroom itself did it', async () => {
    const id = await story();
    await change((transaction) => pinStory(transaction, { storyId: id, editorId: null, reason: 'by itself' }));
    expect(await audited(id)).toEqual([]);
  });
});

describe('a story given to a persona', () => {
  it('has a queued draft with its job and its reasons, and is found again when it is given again', async () => {
    const id = await story();
    const first = await assign(id, 'ada', 'her beat');
    expect(first).toEqual({ storyId: id, draftId: first.draftId, opened: true, withdrawn: [], beside: [] });
    expect(await assign(id, 'ada')).toEqual({ ...first, opened: false });
    const job = await test.database.selectFrom('outbox').selectAll().where('job_id', '=', `draft-${first.draftId}-1`).execute();
    expect(job).toMatchObject([{ job: 'draft-story', priority: 5, payload: { personaId: 'ada' } }]);
    const assignment = await test.database.selectFrom('assignment').selectAll().where('story_id', '=', id).executeTakeFirst();
    expect(assignment).toMatchObject({ score: 0, reasons: ['assigned by operator: her beat'] });
    expect((await rowOf(id)).assigned_at).not.toBeNull();
    expect(await eventsOf(id)).toEqual([['assigned', 'operator', 'her beat']]);
    expect(await audited(id)).toEqual(['story-assigned']);
  });

  it('is taken from the one before: a draft nobody has seen ends, whoever works at it is fenced off, and back again works too', async () => {
    const id = await story();
    const first = await assign(id, 'ada');
    const taken = await acquireLease(test.database, { name: `draft:${first.draftId}`, holder: 'process-1', durationMs: 30_000 });
    if (!taken.ok) throw new Error('the lease is held');
    await change((transaction) => moveDraft(transaction, first.draftId, { state: 'drafting' }));
    const second = await assign(id, 'otto', 'he knows locks');
    expect(second).toMatchObject({ opened: true, withdrawn: [first.draftId], beside: [] });
    expect(await stateOf(first.draftId)).toBe('withdrawn');
    expect(await renewLease(test.database, taken.lease, 30_000)).toBe(false);
    await expect(change((transaction) => requireLease(transaction, taken.lease))).rejects.toMatchObject({ code: 'lease-lost' });
    const jobs = await test.database.selectFrom('outbox').select('job').where('job_id', '=', `close-${first.draftId}-withdrawn`).execute();
    expect(jobs).toEqual([{ job: 'close-draft' }]);
    const back = await assign(id, 'ada', 'after all');
    expect(back).toMatchObject({ opened: true, withdrawn: [second.draftId] });
    expect(back.draftId).not.toBe(first.draftId);
    expect((await eventsOf(id)).map(([kind]) => kind)).toEqual(['assigned', 'reassigned', 'reassigned']);
    await releaseLease(test.database, taken.lease);
  });

  it('keeps the reasons that the newsroom had for the same analyst, behind the new one where it is given again', async () => {
    const id = await story();
    const before = new Date(Date.now() - 3_600_000);
    await test.database
      .insertInto('assignment')
      .values({ story_id: id, persona_id: 'ada', score: 4, reasons: JSON.stringify(['locks: gate']), created_at: before })
      .execute();
    const rowOfAda = () =>
      test.database
        .selectFrom('assignment')
        .selectAll()
        .where('story_id', '=', id)
        .where('persona_id', '=', 'ada')
        .executeTakeFirstOrThrow();
    await change((transaction) => openDraft(transaction, { storyId: id, personaId: 'ada', writer: 'extractive' }));
    expect(await assign(id, 'ada', 'again')).toMatchObject({ opened: false });
    expect(await rowOfAda()).toMatchObject({ score: 4, reasons: ['locks: gate'], created_at: before });
    await assign(id, 'otto');
    await assign(id, 'ada', 'after all');
    const again = await rowOfAda();
    expect(again).toMatchObject({ score: 4, reasons: ['assigned by operator: after all', 'locks: gate'] });
    expect(again.created_at.getTime()).toBeGreaterThan(before.getTime());
  });

  it('keeps what an editor has seen or asked for beside the new draft', async () => {
    const seen = await seedDraft(test.database);
    const asked = await askSecondView(test.database, {
      story: seen.storyId,
      personaId: 'vera',
      reason: null,
      by: 'operator',
      byName: 'operator',
    });
    const given = await assign(seen.storyId, 'otto');
    expect(given).toMatchObject({ opened: true, withdrawn: [], beside: [seen.draftId, asked.ok ? asked.draftId : ''] });
    expect(await stateOf(seen.draftId)).toBe('in-review');
    expect((await eventsOf(seen.storyId)).map(([kind]) => kind)).toEqual(['assigned']);
  });

  it('ends a draft of a story that was merged into it', async () => {
    const [from, into] = [await story(), await story()];
    const { draftId } = await assign(from, 'ada');
    await test.database.updateTable('story').set({ state: 'merged', merged_into: into }).where('id', '=', from).execute();
    expect(await assign(from, 'otto')).toMatchObject({ storyId: into, withdrawn: [draftId] });
    expect(await stateOf(draftId)).toBe('withdrawn');
  });

  it('links the draft to what the same persona published of it before, and is muted no longer', async () => {
    const seen = await seedDraft(test.database);
    const editor = await seedEditor(test.database);
    const decisionId = await approveSeededDraft(test.database, seen, editor);
    await publishSeededDraft(test.database, seen, { decisionId, slug: 'once-published', editorName: editor.name });
    await change((transaction) => muteStory(transaction, by(seen.storyId)));
    const { draftId } = await change((transaction) =>
      assignStory(transaction, {
        storyId: seen.storyId,
        editorId: editor.editorId,
        reason: '',
        personaId: seen.personaId,
        writer: 'extractive',
        mayEnd: [],
      }),
    );
    expect(await test.database.selectFrom('draft').select('update_of').where('id', '=', draftId).executeTakeFirst()).toEqual({
      update_of: seen.draftId,
    });
    expect((await rowOf(seen.storyId)).muted_at).toBeNull();
    const assignment = await test.database
      .selectFrom('assignment')
      .select('reasons')
      .where('story_id', '=', seen.storyId)
      .where('persona_id', '=', seen.personaId)
      .executeTakeFirst();
    expect(assignment?.reasons).toEqual([`assigned by ${editor.name}`, 'beat: waterways']);
  });

  it('frees a draft that waits for budget of its wait', async () => {
    const id = await story();
    const { draftId } = await assign(id, 'ada');
    await change((transaction) => moveDraft(transaction, draftId, { state: 'drafting' }));
    await change((transaction) => moveDraft(transaction, draftId, { state: 'waiting-budget' }));
    await sql`insert into budget_wait (draft_id, scope, measure, spent, cap, needed_cost, needed_tokens)
      values (${draftId}, 'day', 'cost', 1, 1, 1, 1)`.execute(test.database);
    await assign(id, 'otto');
    expect(await test.database.selectFrom('budget_wait').selectAll().where('draft_id', '=', draftId).execute()).toEqual([]);
  });
});

describe('a draft that nobody took away', () => {
  it('is withdrawn by nobody: not without a reassignment that names it, not once it was in review, no second view that is begun', async () => {
    const id = await story();
    const move = (draftId: string) => change((transaction) => moveDraft(transaction, draftId, { state: 'withdrawn' }));
    const { draftId } = await assign(id, 'ada');
    await expect(move(draftId)).rejects.toThrow(/story was not given to another/);
    const forged = (storyId: string, name: string) =>
      sql`insert into story_event (story_id, kind, editor_id, reason, detail)
        values (${storyId}, 'reassigned', 'operator', '', ${JSON.stringify({ withdrawn: [name] })}::jsonb)`.execute(test.database);
    await forged(await story(), draftId);
    await expect(move(draftId)).rejects.toThrow(/story was not given to another/);
    const seen = await seedDraft(test.database);
    await forged(seen.storyId, seen.draftId);
    await expect(move(seen.draftId)).rejects.toThrow(/cannot go from in-review to withdrawn/);
    const asked = await askSecondView(test.database, { story: id, personaId: 'vera', reason: null, by: 'operator', byName: 'operator' });
    const second = asked.ok ? asked.draftId : '';
    await change((transaction) => moveDraft(transaction, second, { state: 'drafting' }));
    await forged(id, second);
    await expect(move(second)).rejects.toThrow(/second view that is begun/);
    const opened = await change((transaction) => openDraft(transaction, { storyId: id, personaId: 'zoe', writer: 'extractive' }));
    await change((transaction) => moveDraft(transaction, opened ?? '', { state: 'drafting' }));
    expect(await stateOf(opened ?? '')).toBe('drafting');
  });
});
