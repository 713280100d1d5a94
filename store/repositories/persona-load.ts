// What each persona has on its desk, has opened, and has spent.
import { sql } from 'kysely';
import type { BudgetScope } from '../../core/models.ts';
import type { Database } from '../database.ts';

export interface PersonaLoad {
  readonly personaId: string;
  readonly queued: number;
  readonly drafting: number;
  readonly inReview: number;
  readonly waiting: number;
  readonly failed: number;
  readonly draftsToday: number;
  readonly drafts24h: number;
  /** Its title: the latest revision's headline; before the first, the story's title. */
  readonly lastDraft: { readonly id: string; readonly title: string; readonly state: string; readonly openedAt: Date } | null;
}

const day24 = 24 * 3_600_000;

/** Every persona that has a draft. */
export async function personaLoads(database: Database, at: { now: Date; dayBegan: Date }): Promise<PersonaLoad[]> {
  const { rows } = await sql<Omit<PersonaLoad, 'lastDraft'> & { lastId: string; title: string; state: string; openedAt: Date }>`
    with load as (
      select persona_id,
        count(*) filter (where state in ('queued', 'changes-requested'))::int as queued,
        count(*) filter (where state = 'drafting')::int as drafting,
        count(*) filter (where state = 'in-review')::int as in_review,
        count(*) filter (where state = 'waiting-budget')::int as waiting,
        count(*) filter (where state = 'failed')::int as failed,
        count(*) filter (where created_at >= ${at.dayBegan})::int as today,
        count(*) filter (where created_at >= ${new Date(at.now.getTime() - day24)})::int as last_day
      from draft group by persona_id
    )
    select l.persona_id as "personaId", l.queued, l.drafting, l.in_review as "inReview", l.waiting, l.failed, l.today as "draftsToday",
      l.last_day as "drafts24h", d.id as "lastId", coalesce(h.text, s.title) as title, d.state, d.created_at as "openedAt"
    from load l
    cross join lateral (select * from draft where persona_id = l.persona_id order by created_at desc, id desc limit 1) d
    join story s on s.id = d.story_id
    left join lateral (select id from revision where draft_id = d.id order by number desc limit 1) r on true
    left join sentence h on h.revision_id = r.id and h.part = 'headline'
    order by l.persona_id`.execute(database);
  return rows.map(({ lastId, title, state, openedAt, ...load }) => ({ ...load, lastDraft: { id: lastId, title, state, openedAt } }));
}

export interface PersonaSpending {
  readonly cost: number;
  readonly tokens: number;
}

/** What each persona spent in a day (`2026-03-02`), what is under way included. */
export async function personaSpending(database: Database, day: string): Promise<Map<string, PersonaSpending>> {
  const { rows } = await sql<{ id: string; cost: string; tokens: string }>`
    select persona_id as id, sum(cost) as cost, sum(tokens_in + tokens_out) as tokens
    from model_call where day = ${day} and persona_id is not null group by persona_id`.execute(database);
  return new Map(rows.map(({ id, cost, tokens }) => [id, { cost: Number(cost), tokens: Number(tokens) }]));
}

/** The widest cap that drafts of a persona wait for now, by persona: its own day's, or the newsroom's. A story's own cap binds nobody else. */
export async function personasWithoutBudget(database: Database): Promise<Map<string, BudgetScope>> {
  const { rows } = await sql<{ id: string; scope: BudgetScope }>`
    select d.persona_id as id, min(w.scope) as scope from budget_wait w join draft d on d.id = w.draft_id
    where d.state = 'waiting-budget' and w.scope in ('persona', 'day') group by d.persona_id`.execute(database);
  return new Map(rows.map(({ id, scope }) => [id, scope]));
}

/** Open problems of personas and of their failed drafts, newest first, by persona. */
export async function personaProblems(database: Database): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; message: string }>`
    select coalesce(d.persona_id, p.subject) as id, p.message
    from problem p left join draft d on p.area = 'draft' and d.id = p.subject
    where p.resolved_at is null and (p.area = 'persona' or d.state = 'failed')
    order by p.last_at desc limit 500`.execute(database);
  const found = new Map<string, string[]>();
  for (const { id, message } of rows) found.set(id, [...(found.get(id) ?? []), message]);
  return found;
}

/** The names of personas as the last version that a draft was written under gives them. */
export async function lastPersonaNames(database: Database): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (persona_id) persona_id as id, document ->> 'name' as name
    from persona_version order by persona_id, created_at desc`.execute(database);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
