// Counts over the whole newsroom: the summary of a run.
import { sql } from 'kysely';
import { verdicts, type DraftState, type Verdict } from '../../core/words.ts';
import type { Database } from '../database.ts';

export interface RunSummary {
  readonly feeds: number;
  readonly items: number;
  readonly articles: number;
  readonly stories: number;
  /** Drafts by persona and state. */
  readonly drafts: Record<string, Partial<Record<DraftState, number>>>;
  /** Drafts by the number of outlets that their latest revision cites. */
  readonly draftsByOutlets: Record<string, number>;
  /** Sentences of the latest revisions, and the verdicts on them. */
  readonly sentences: number;
  readonly checks: Record<Verdict, number>;
  readonly modelCalls: number;
  readonly tokens: { readonly in: number; readonly cached: number; readonly out: number };
}

async function count(database: Database, table: 'feed' | 'item' | 'article' | 'story'): Promise<number> {
  const row = await database
    .selectFrom(table)
    .select((select) => select.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The latest revision of each draft. */
const latestRevisions = sql<{
  id: string;
  draft_id: string;
}>`(select distinct on (draft_id) id, draft_id from revision order by draft_id, number desc)`;

async function draftsByOutlets(database: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ outlets: string; n: string }>`
    select outlets, count(*) as n from (
      select r.draft_id, count(distinct a.outlet) as outlets
      from ${latestRevisions} r join citation c on c.revision_id = r.id join article a on a.id = c.article_id
      group by r.draft_id) as by_draft
    group by outlets order by outlets`.execute(database);
  return { '1': 0, '2': 0, '3': 0, ...Object.fromEntries(rows.map((row) => [row.outlets, Number(row.n)])) };
}

async function checkCounts(database: Database): Promise<{ sentences: number; checks: Record<Verdict, number> }> {
  const { rows } = await sql<{ verdict: Verdict | null; n: string }>`
    select k.verdict, count(*) as n
    from ${latestRevisions} r join sentence s on s.revision_id = r.id
    left join sentence_check k on k.revision_id = s.revision_id and k.ordinal = s.ordinal
    group by k.verdict`.execute(database);
  const found = new Map(rows.map((row) => [row.verdict, Number(row.n)]));
  return {
    sentences: [...found.values()].reduce((sum, n) => sum + n, 0),
    checks: Object.fromEntries(verdicts.map((verdict) => [verdict, found.get(verdict) ?? 0])) as Record<Verdict, number>,
  };
}

export async function summarise(database: Database): Promise<RunSummary> {
  const byState = await database
    .selectFrom('draft')
    .select((select) => ['persona_id', 'state', select.fn.countAll<string>().as('n')] as const)
    .groupBy(['persona_id', 'state'])
    .execute();
  const drafts: Record<string, Partial<Record<DraftState, number>>> = {};
  for (const row of byState) (drafts[row.persona_id] ??= {})[row.state] = Number(row.n);
  const calls = await database
    .selectFrom('model_call')
    .select((select) => [
      select.fn.countAll<string>().as('n'),
      select.fn.sum<string | null>('tokens_in').as('in'),
      select.fn.sum<string | null>('tokens_cached').as('cached'),
      select.fn.sum<string | null>('tokens_out').as('out'),
    ])
    .where('outcome', 'not in', ['in-flight', 'replayed'])
    .executeTakeFirstOrThrow();
  return {
    feeds: await count(database, 'feed'),
    items: await count(database, 'item'),
    articles: await count(database, 'article'),
    stories: await count(database, 'story'),
    drafts,
    draftsByOutlets: await draftsByOutlets(database),
    ...(await checkCounts(database)),
    modelCalls: Number(calls.n),
    tokens: { in: Number(calls.in ?? 0), cached: Number(calls.cached ?? 0), out: Number(calls.out ?? 0) },
  };
}
