// What went wrong and is still so: shown by `newsroom status` and on the desk. One row for an area, a subject and a code.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface Problem {
  /** Part of the newsroom: `feed`, `item`, `story`, `draft`, `persona`, `job`, `queue`, `store`. */
  readonly area: string;
  /** Id or name of what has the problem. */
  readonly subject: string;
  readonly code: string;
  /** What, where, what to do: one line. */
  readonly message: string;
}

/** Notes a problem, or counts it again. */
export async function reportProblem(database: Database, problem: Problem): Promise<void> {
  await database
    .insertInto('problem')
    .values({ ...problem, resolved_at: null })
    .onConflict((conflict) =>
      conflict.columns(['area', 'subject', 'code']).doUpdateSet({
        message: problem.message,
        count: sql`problem.count + 1`,
        last_at: sql`now()`,
        resolved_at: null,
      }),
    )
    .execute();
}

/** Marks a subject's problems (or the one with `code`) as gone. */
export async function resolveProblem(database: Database, problem: { area: string; subject?: string; code?: string }): Promise<void> {
  let query = database
    .updateTable('problem')
    .set({ resolved_at: sql<Date>`now()` })
    .where('area', '=', problem.area)
    .where('resolved_at', 'is', null);
  if (problem.subject !== undefined) query = query.where('subject', '=', problem.subject);
  if (problem.code !== undefined) query = query.where('code', '=', problem.code);
  await query.execute();
}

/** Marks problems with items of these feeds as gone where no item has failed with their code any more. */
export async function resolveItemProblems(database: Database, feedIds: readonly string[]): Promise<void> {
  await sql`
    update problem set resolved_at = now()
    where area = 'item' and resolved_at is null and subject = any(${[...new Set(feedIds)]}::text[])
      and not exists (select from item where item.feed_id = problem.subject and item.state = 'failed' and item.error_code = problem.code)`.execute(
    database,
  );
}

export interface OpenProblem extends Problem {
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Problems not resolved, the newest first. */
export async function openProblems(database: Database, limit = 200): Promise<OpenProblem[]> {
  const rows = await database
    .selectFrom('problem')
    .selectAll()
    .where('resolved_at', 'is', null)
    .orderBy('last_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    area: row.area,
    subject: row.subject,
    code: row.code,
    message: row.message,
    count: row.count,
    firstAt: row.first_at,
    lastAt: row.last_at,
  }));
}

/** Marks all of an area's problems as gone, before it is looked at anew. */
export async function resolveArea(database: Database, area: string): Promise<void> {
  await database
    .updateTable('problem')
    .set({ resolved_at: sql<Date>`now()` })
    .where('area', '=', area)
    .where('resolved_at', 'is', null)
    .execute();
}

/** Notes problems of as many subjects: each is all that its subject has in its area from now on. Subjects named alone have none any more. */
export async function replaceProblems(
  database: Database,
  area: string,
  problems: readonly Problem[],
  gone: readonly string[] = [],
): Promise<void> {
  const subjects = [...new Set([...gone, ...problems.map(({ subject }) => subject)])];
  if (subjects.length === 0) return;
  await database
    .updateTable('problem')
    .set({ resolved_at: sql<Date>`now()` })
    .where('area', '=', area)
    .where('subject', 'in', subjects)
    .where('resolved_at', 'is', null)
    .execute();
  if (problems.length === 0) return;
  await database
    .insertInto('problem')
    .values(problems.map((problem) => ({ ...problem, resolved_at: null })))
    .onConflict((conflict) =>
      conflict.columns(['area', 'subject', 'code']).doUpdateSet((values) => ({
        message: values.ref('excluded.message'),
        count: sql`problem.count + 1`,
        last_at: sql`now()`,
        resolved_at: null,
      })),
    )
    .execute();
}
