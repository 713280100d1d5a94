// Drafts that wait for room under a cap, and drafts that are tried again: each move is one transaction with the job that it asks for.
import { sql } from 'kysely';
import { newId } from '../../core/hash.ts';
import type { CapMet, Caps } from '../../core/spending.ts';
import type { Database, DatabaseTransaction } from '../database.ts';
import { inTransaction } from '../transactions.ts';
import { lockDraft, moveDraft } from './drafts.ts';
import { capMet, spentOn } from './model-calls.ts';
import { addToOutbox } from './outbox.ts';
import { reportProblem, resolveProblem } from './problems.ts';

export interface BudgetWait extends CapMet {
  readonly neededCost: number;
  readonly neededTokens: number;
}

/** What can be done besides waiting. The caps of a day are the same for all, so only the settings can raise them. */
const advice: Readonly<Record<BudgetWait['scope'], (draftId: string) => string>> = {
  story: (draftId) => `: \`newsroom costs allow ${draftId} --cost N\` lets its story have more`,
  persona: () => ': tomorrow, or with a higher cap in the settings',
  day: () => ': tomorrow, or with a higher cap in the settings',
};

/** Lets a draft that is being written wait, with the cap that it met. Returns false where it is not being written. */
export async function waitForBudget(transaction: DatabaseTransaction, draftId: string, wait: BudgetWait, why: string): Promise<boolean> {
  const draft = await lockDraft(transaction, draftId);
  if (draft?.state !== 'drafting') return false;
  await moveDraft(transaction, draftId, { state: 'waiting-budget', failure: why });
  const row = {
    scope: wait.scope,
    measure: wait.measure,
    spent: String(wait.spent),
    cap: String(wait.cap),
    needed_cost: String(wait.neededCost),
    needed_tokens: String(wait.neededTokens),
  };
  await transaction
    .insertInto('budget_wait')
    .values({ draft_id: draftId, ...row })
    .onConflict((conflict) => conflict.column('draft_id').doUpdateSet({ ...row, since: sql`now()` }))
    .execute();
  await reportProblem(transaction, {
    area: 'draft',
    subject: draftId,
    code: 'waiting-budget',
    message: `draft ${draftId} of ${draft.personaId} waits: ${why}. It goes on by itself when there is room${advice[wait.scope](draftId)}`,
  });
  return true;
}

/** Sets a waiting draft to work again, with its job. Returns false where it no longer waits. */
async function goOn(transaction: DatabaseTransaction, draftId: string): Promise<boolean> {
  const draft = await lockDraft(transaction, draftId);
  if (draft?.state !== 'waiting-budget') return false;
  await moveDraft(transaction, draftId, { state: 'drafting', failure: null });
  await transaction.deleteFrom('budget_wait').where('draft_id', '=', draftId).execute();
  await resolveProblem(transaction, { area: 'draft', subject: draftId, code: 'waiting-budget' });
  // The queue still knows the job that met the cap: this one needs a name of its own.
  const { personaId, round } = draft;
  await addToOutbox(transaction, [
    { job: 'draft-story', jobId: `draft-${draftId}-${round}-${newId('go')}`, payload: { draftId, personaId, round } },
  ]);
  return true;
}

const mostAtOnce = 200;

/** Sets those to work for whose next call there is room now, the longest waiting first: all, or those of one story. Returns their ids. */
export async function resumeBudgetWaits(database: Database, caps: Caps, day: string, storyId?: string): Promise<string[]> {
  const waiting = await database
    .selectFrom('budget_wait')
    .innerJoin('draft', 'draft.id', 'budget_wait.draft_id')
    .select(['draft.id', 'draft.story_id as storyId', 'draft.persona_id as personaId', 'needed_cost as cost', 'needed_tokens as tokens'])
    .where('draft.state', '=', 'waiting-budget')
    .$if(storyId !== undefined, (query) => query.where('draft.story_id', 'in', sql<string>`(select story_family(${storyId ?? ''}))`))
    // A story's cap stays as it is until somebody allows more: those waits never keep one from being looked at that ends by itself.
    .orderBy((order) => order.eb('budget_wait.scope', '=', 'story'))
    .orderBy('budget_wait.since')
    .limit(mostAtOnce)
    .execute();
  const resumed: string[] = [];
  // What is given to one is not there for the next.
  const promised = new Map<string, { cost: number; tokens: number }>();
  for (const draft of waiting) {
    const spent = await spentOn(database, { ...draft, day });
    const needed = { cost: Number(draft.cost), tokens: Number(draft.tokens) };
    const places = { story: `story ${draft.storyId}`, persona: `persona ${draft.personaId}`, day: 'day' } as const;
    for (const scope of ['story', 'persona', 'day'] as const) {
      spent[scope].cost += promised.get(places[scope])?.cost ?? 0;
      spent[scope].tokens += promised.get(places[scope])?.tokens ?? 0;
    }
    if (capMet(spent, needed, caps, draft) !== null) continue;
    if (!(await inTransaction(database, (transaction) => goOn(transaction, draft.id)))) continue;
    resumed.push(draft.id);
    for (const place of Object.values(places)) {
      const before = promised.get(place) ?? { cost: 0, tokens: 0 };
      promised.set(place, { cost: before.cost + needed.cost, tokens: before.tokens + needed.tokens });
    }
  }
  return resumed;
}

/** `retried`, or why not: the draft is neither failed nor waiting, or its story has another live draft of that persona. */
export type RetryOutcome = 'retried' | 'no-such-draft' | 'not-failed' | 'other-draft';

/** Tries a failed or waiting draft again, now. `actor`: an editor's id, or `operator`. */
export async function retryDraft(database: Database, draftId: string, actor: string): Promise<RetryOutcome> {
  return inTransaction(database, async (transaction): Promise<RetryOutcome> => {
    if (await goOn(transaction, draftId)) return 'retried';
    const { rows } = await sql<{ outcome: RetryOutcome }>`
      select retry_draft(${draftId}, ${actor}, ${`draft-${draftId}-${newId('again')}`}) as outcome`.execute(transaction);
    const outcome = rows[0]?.outcome ?? 'no-such-draft';
    if (outcome === 'retried') await resolveProblem(transaction, { area: 'draft', subject: draftId });
    return outcome;
  });
}

/** Drafts of a story that wait for budget, each with its cap in words. */
export async function waitingDrafts(database: Database, storyId: string): Promise<{ draft: string; failure: string | null }[]> {
  return database
    .selectFrom('draft')
    .select(['id as draft', 'failure'])
    .where('story_id', 'in', sql<string>`(select story_family(${storyId}))`)
    .where('state', '=', 'waiting-budget')
    .orderBy('id')
    .execute();
}
