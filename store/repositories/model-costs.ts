// What language models cost: sums over their calls, for people. Calls under way are counted at what they may take.
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../database.ts';

export const costGroups = ['persona', 'role', 'model', 'story', 'day'] as const;
export type CostGroup = (typeof costGroups)[number];

export interface Spending {
  /** Requests sent, failed ones and second tries among them. */
  readonly calls: number;
  /** Answered with a stored answer: nothing was sent. */
  readonly replayed: number;
  /** Sent, and of no use. */
  readonly failed: number;
  readonly tokensIn: number;
  /** Of those in. */
  readonly tokensCached: number;
  readonly tokensOut: number;
  readonly cost: number;
}

export interface SpendingLine extends Spending {
  readonly key: string;
  /** A story's title; null for other groups. */
  readonly title: string | null;
  /** What a story was allowed beyond its cap; null for other groups. */
  readonly allowed: { readonly cost: number; readonly tokens: number } | null;
}

interface SpendingRow {
  calls: string;
  replayed: string;
  failed: string;
  tokens_in: string;
  tokens_cached: string;
  tokens_out: string;
  cost: string;
}

const sums = sql`
  count(*) filter (where c.outcome <> 'replayed') as calls, count(*) filter (where c.outcome = 'replayed') as replayed,
  count(*) filter (where c.outcome not in ('ok', 'repaired', 'replayed', 'in-flight')) as failed,
  coalesce(sum(c.tokens_in), 0) as tokens_in, coalesce(sum(c.tokens_cached), 0) as tokens_cached,
  coalesce(sum(c.tokens_out), 0) as tokens_out, coalesce(sum(c.cost), 0) as cost`;

function spendingOf(row: SpendingRow | undefined): Spending {
  return {
    calls: Number(row?.calls ?? 0),
    replayed: Number(row?.replayed ?? 0),
    failed: Number(row?.failed ?? 0),
    tokensIn: Number(row?.tokens_in ?? 0),
    tokensCached: Number(row?.tokens_cached ?? 0),
    tokensOut: Number(row?.tokens_out ?? 0),
    cost: Number(row?.cost ?? 0),
  };
}

const keys: Readonly<Record<CostGroup, RawBuilder<string>>> = {
  persona: sql`coalesce(c.persona_id, '-')`,
  role: sql`c.role`,
  model: sql`c.model`,
  story: sql`coalesce(c.story_id, '-')`,
  day: sql`coalesce(c.day, '-')`,
};

/** Spending since then, by group, the dearest first. `-`: calls that belong to none (`models check`). */
export async function spendingBy(database: Database, group: CostGroup, since: Date | null): Promise<SpendingLine[]> {
  const ofStory = group === 'story';
  const { rows } = await sql<SpendingRow & { key: string; title: string | null; allowed_cost: string; allowed_tokens: string }>`
    select ${keys[group]} as key, ${ofStory ? sql`max(s.title)` : sql`null::text`} as title, ${sums},
      ${ofStory ? sql`coalesce(max(a.cost), 0)` : sql`0`} as allowed_cost, ${ofStory ? sql`coalesce(max(a.tokens), 0)` : sql`0`} as allowed_tokens
    from model_call c ${
      ofStory
        ? sql`left join story s on s.id = c.story_id left join (
            select story_id, sum(cost) as cost, sum(tokens) as tokens from model_allowance group by story_id) a on a.story_id = c.story_id`
        : sql``
    }
    where ${since}::timestamptz is null or c.created_at >= ${since}
    group by 1 order by ${group === 'day' ? sql`1 desc` : sql`cost desc, tokens_out desc, 1`}`.execute(database);
  return rows.map((row) => ({
    key: row.key,
    title: row.title,
    allowed: ofStory ? { cost: Number(row.allowed_cost), tokens: Number(row.allowed_tokens) } : null,
    ...spendingOf(row),
  }));
}

/** All spending since then. */
export async function spendingSince(database: Database, since: Date | null): Promise<Spending> {
  const { rows } = await sql<SpendingRow>`
    select ${sums} from model_call c where ${since}::timestamptz is null or c.created_at >= ${since}`.execute(database);
  return spendingOf(rows[0]);
}

/** What a draft's own calls cost. */
export async function spendingOnDraft(database: Database, draftId: string): Promise<Spending> {
  const { rows } = await sql<SpendingRow>`select ${sums} from model_call c where c.draft_id = ${draftId}`.execute(database);
  return spendingOf(rows[0]);
}

export interface DaySpending {
  readonly day: string;
  readonly all: Spending;
  /** The dearest first. */
  readonly personas: readonly SpendingLine[];
  /** Drafts that wait for budget. */
  readonly waiting: number;
}

/** What counts against a day's caps. */
export async function spendingOnDay(database: Database, day: string): Promise<DaySpending> {
  const all = await sql<SpendingRow>`select ${sums} from model_call c where c.day = ${day}`.execute(database);
  const personas = await sql<SpendingRow & { key: string }>`
    select c.persona_id as key, ${sums} from model_call c where c.day = ${day} and c.persona_id is not null
    group by 1 order by cost desc, tokens_out desc, 1`.execute(database);
  const waiting = await database
    .selectFrom('draft')
    .select((select) => select.fn.countAll<string>().as('n'))
    .where('state', '=', 'waiting-budget')
    .executeTakeFirstOrThrow();
  return {
    day,
    all: spendingOf(all.rows[0]),
    personas: personas.rows.map((row) => ({ key: row.key, title: null, allowed: null, ...spendingOf(row) })),
    waiting: Number(waiting.n),
  };
}
