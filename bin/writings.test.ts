import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRoster } from '../agents/roster.ts';
import { readConfiguration } from '../core/configuration.ts';
import { newId } from '../core/hash.ts';
import { waitForBudget } from '../store/repositories/budget-waits.ts';
import { findDraft, moveDraft, openDraft } from '../store/repositories/drafts.ts';
import { pausedDesks } from '../store/repositories/persona-desks.ts';
import { inTransaction } from '../store/transactions.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { seedDraft } from '../test/harness/seed-draft.ts';
import { readings } from './readings.ts';
import { write } from './writings.ts';

const settings = readConfiguration({ environment: {} });
let test: TestStore;
let ids: string[];
beforeAll(async () => {
  test = await openTestStore();
  ids = (await loadRoster(settings.personas.directory)).personas.map((persona) => persona.id);
});
afterAll(() => test.close());

const tell = (name: 'pause' | 'resume', argument: object) => write({ database: test.database, settings, queues: null }, name, argument);
const paused = async (): Promise<string[]> => [...(await pausedDesks(test.database)).keys()];
const audited = async (): Promise<unknown[]> =>
  (await sql<{ entry: string }>`select entry from audit order by seq`.execute(test.database)).rows.map(({ entry }) => {
    const { actor, action, subject, detail } = JSON.parse(entry) as Record<string, unknown>;
    return [actor, action, subject, detail];
  });

describe('pausing desks', () => {
  it('is kept with its reason and audited, once for each change', async () => {
    const [one = '', two = ''] = ids;
    const reason = 'checks its sources';
    expect(await tell('pause', { personas: [one], dryRun: true, reason })).toEqual({ changed: [one], unchanged: [], dryRun: true });
    expect(await paused()).toEqual([]);
    expect(await tell('pause', { personas: [one], dryRun: false, reason })).toEqual({ changed: [one], unchanged: [], dryRun: false });
    expect(await tell('pause', { personas: [one, two], dryRun: false, reason: null })).toMatchObject({ changed: [two], unchanged: [one] });
    expect((await pausedDesks(test.database)).get(one)).toMatchObject({ by: 'operator', reason });
    expect(await tell('resume', { personas: [two], dryRun: true })).toEqual({ changed: [two], unchanged: [], dryRun: true });
    expect(await tell('resume', { personas: [two, one], dryRun: false })).toMatchObject({ unchanged: [] });
    expect(await tell('resume', { personas: [two], dryRun: false })).toMatchObject({ changed: [], unchanged: [two] });
    expect(await paused()).toEqual([]);
    const entries = await audited();
    expect(entries.slice(0, 2)).toEqual([
      ['operator', 'persona-paused', one, { reason }],
      ['operator', 'persona-paused', two, { reason: null }],
    ]);
    expect(entries.slice(2).map((entry) => (entry as unknown[])[1])).toEqual(['persona-resumed', 'persona-resumed']);
  });

  it('takes all, and names those there are where one is not', async () => {
    expect(await tell('pause', { personas: null, dryRun: false, reason: null })).toMatchObject({ changed: ids });
    expect(await tell('resume', { personas: null, dryRun: false })).toMatchObject({ changed: ids });
    await expect(tell('pause', { personas: ['nobody'], dryRun: false, reason: null })).rejects.toThrow(
      `no persona nobody; there are ${ids.join(', ')}`,
    );
  });

  it('is never forgotten', async () => {
    await expect(sql`delete from persona_desk`.execute(test.owner)).rejects.toThrow('never changed or removed');
  });
});

describe('giving a story to a further persona', () => {
  it('opens a draft, lists it by persona, and takes it back', async () => {
    const context = { database: test.database, settings, queues: null };
    const [persona = ''] = ids;
    const first = await seedDraft(test.database);
    const { draft } = (await write(context, 'assign', { story: first.storyId, persona, reason: 'its beat too' })) as { draft: string };
    expect((await readings.drafts(context, persona)).map(({ id }) => id)).toEqual([draft]);
    expect((await readings.show(context, first.draftId)).views).toHaveLength(2);
    await expect(write(context, 'assign', { story: first.storyId, persona, reason: null })).rejects.toThrow(
      `${persona} has draft ${draft} of this story already, which is queued: a persona has one live draft of a story at most`,
    );
    await expect(write(context, 'assign', { story: first.storyId, persona: 'nobody', reason: null })).rejects.toThrow(/no persona nobody/);
    await expect(write(context, 'assign', { story: 'st-none', persona, reason: null })).rejects.toThrow(/no story st-none/);
    expect(await write(context, 'withdraw', { draft })).toEqual({ draft });
    await expect(write(context, 'withdraw', { draft: first.draftId })).rejects.toThrow(/was not asked for as a second view/);
  });
});

describe('allowing a story more', () => {
  async function waitingDraft(): Promise<{ storyId: string; draftId: string }> {
    const key = newId('k');
    const { storyId } = await seedStory(test.database, [
      { outlet: 'The Courier', title: `Levy doubles in ${key}`, paragraphs: ['The council doubled the levy on Monday.'] },
    ]);
    const draftId = await inTransaction(test.database, async (transaction) => {
      const opened = await openDraft(transaction, { storyId, personaId: 'ada', writer: 'quoting' });
      if (opened === null) throw new Error('a live draft is there');
      await moveDraft(transaction, opened, { state: 'drafting' });
      const wait = { scope: 'story', measure: 'cost', spent: 1, cap: 1, neededCost: 0.2, neededTokens: 100 } as const;
      await waitForBudget(transaction, opened, wait, 'no room');
      return opened;
    });
    return { storyId, draftId };
  }

  it('sets its own drafts to work and names them, and none of another story', async () => {
    const [one, other] = [await waitingDraft(), await waitingDraft()];
    const allowed = await write({ database: test.database, settings, queues: null }, 'allow', { subject: one.storyId, cost: 1, tokens: 0 });
    expect(allowed).toMatchObject({ storyId: one.storyId, resumed: [one.draftId], waiting: [] });
    expect(await findDraft(test.database, one.draftId)).toMatchObject({ state: 'drafting' });
    expect(await findDraft(test.database, other.draftId)).toMatchObject({ state: 'waiting-budget' });
  });
});
