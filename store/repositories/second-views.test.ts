import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../transactions.ts';
import { seedDraft, seedEditor } from '../../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { moveDraft, openDraft } from './drafts.ts';
import { askSecondView, viewsBeside, withdrawSecondView } from './second-views.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const ask = (story: string, personaId = 'otto-second', reason: string | null = 'a shipping angle') =>
  askSecondView(test.database, { story, personaId, reason, by: 'operator', byName: 'operator' });
const opened = async (story: string, personaId?: string): Promise<string> => {
  const asked = await ask(story, personaId);
  if (!asked.ok) throw new Error(asked.code);
  return asked.draftId;
};
const audited = async (subject: string): Promise<unknown[]> =>
  (await sql<{ entry: string }>`select entry from audit order by seq`.execute(test.database)).rows
    .map(({ entry }) => JSON.parse(entry) as { action: string; actor: string; subject: string; detail: unknown })
    .filter((entry) => entry.subject === subject)
    .map(({ actor, action, detail }) => [actor, action, detail]);

describe('a second view', () => {
  it('is a queued draft of the story for the further persona, with its job, its reason and its audit entry', async () => {
    const first = await seedDraft(test.database);
    const draftId = await opened(first.storyId);
    const job = await test.database.selectFrom('outbox').selectAll().where('job_id', '=', `draft-${draftId}-1`).executeTakeFirst();
    expect(job).toMatchObject({ job: 'draft-story', payload: { draftId, personaId: 'otto-second', round: 1 } });
    expect(await audited(draftId)).toContainEqual([
      'operator',
      'second-view-asked',
      { story: first.storyId, persona: 'otto-second', reason: 'a shipping angle' },
    ]);
    const assignment = await test.database
      .selectFrom('assignment')
      .select('reasons')
      .where('persona_id', '=', 'otto-second')
      .executeTakeFirst();
    expect(assignment?.reasons).toEqual(['asked for by operator: a shipping angle']);
    const views = await viewsBeside(test.database, first.draftId);
    expect(views.map((view) => [view.draftId, view.personaName, view.state, view.asked?.reason])).toEqual([
      [first.draftId, 'Mara Lindqvist', 'in-review', undefined],
      [draftId, 'otto-second', 'queued', 'a shipping angle'],
    ]);
    expect(await viewsBeside(test.database, draftId)).toEqual(views);
  });

  it('is asked for by a draft of the story too, and by a story that was merged into it', async () => {
    const first = await seedDraft(test.database);
    const merged = await seedDraft(test.database);
    await test.database
      .updateTable('story')
      .set({ state: 'merged', merged_into: first.storyId })
      .where('id', '=', merged.storyId)
      .execute();
    expect(await ask(first.draftId, 'one')).toMatchObject({ ok: true, storyId: first.storyId });
    expect(await ask(merged.storyId, 'two')).toMatchObject({ ok: true, storyId: first.storyId });
    expect(await ask('st-none')).toEqual({ ok: false, code: 'no-such-story' });
  });

  it('is refused while the persona has a live draft of the story, also of two who ask at once', async () => {
    const first = await seedDraft(test.database);
    expect(await ask(first.storyId, first.personaId)).toEqual({
      ok: false,
      code: 'live-draft',
      draftId: first.draftId,
      state: 'in-review',
    });
    const both = await Promise.all([ask(first.storyId, 'twice'), ask(first.storyId, 'twice')]);
    expect(both.filter((asked) => asked.ok)).toHaveLength(1);
  });

  it('is withdrawn while it is queued, can be asked for again, and not withdrawn once it is begun', async () => {
    const first = await seedDraft(test.database);
    const withdraw = (draftId: string) => withdrawSecondView(test.database, { draftId, by: 'operator' });
    const draftId = await opened(first.storyId);
    expect(await withdraw(draftId)).toBe('withdrawn');
    expect(await withdraw(draftId)).toBe('withdrawn-already');
    expect((await audited(draftId)).map((entry) => (entry as unknown[])[1])).toEqual(
      expect.arrayContaining(['second-view-asked', 'second-view-withdrawn', 'draft-moved']),
    );
    const again = await opened(first.storyId);
    await inTransaction(test.database, (transaction) => moveDraft(transaction, again, { state: 'drafting' }));
    expect(await withdraw(again)).toBe('begun');
    expect(await withdraw(first.draftId)).toBe('not-second-view');
    expect(await withdraw('dr-none')).toBe('no-such-draft');
    const story = await test.database.selectFrom('story').select('assigned_at').where('id', '=', first.storyId).executeTakeFirst();
    expect(story?.assigned_at).not.toBeNull();
  });

  it('is the only draft that can be withdrawn: the database refuses any other', async () => {
    const { storyId } = await seedDraft(test.database);
    const assigned = await inTransaction(test.database, (transaction) =>
      openDraft(transaction, { storyId, personaId: 'assigned', writer: 'extractive' }),
    );
    await expect(
      inTransaction(test.database, (transaction) => moveDraft(transaction, assigned ?? '', { state: 'withdrawn' })),
    ).rejects.toThrow(/not asked for as a second view/);
    await expect(sql`delete from second_view`.execute(test.database)).rejects.toThrow(/never changed or removed|permission denied/);
  });

  it('names the editor who asked for it', async () => {
    const first = await seedDraft(test.database);
    const editor = await seedEditor(test.database);
    const { rows } = await sql<{ id: string; name: string }>`select id, name from auth."user" order by "createdAt" desc limit 1`.execute(
      test.database,
    );
    expect(editor).toBeDefined();
    await askSecondView(test.database, {
      story: first.storyId,
      personaId: 'named',
      reason: null,
      by: rows[0]?.id ?? '',
      byName: rows[0]?.name ?? '',
    });
    expect((await viewsBeside(test.database, first.draftId))[1]?.asked).toMatchObject({ by: rows[0]?.name, reason: null });
  });
});
