// Desks that somebody paused: kept, so that pausing outlasts a restart and holds in every process of a fleet. The database writes each
// pause and resumption into the audit log.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface DeskPause {
  readonly personaId: string;
  readonly since: Date;
  readonly reason: string | null;
  /** An editor's name, or `operator`. */
  readonly by: string;
}

/** The desks that are paused now, by persona. */
export async function pausedDesks(database: Database): Promise<Map<string, DeskPause>> {
  const { rows } = await sql<DeskPause>`
    select d.persona_id as "personaId", d.paused_at as since, d.reason, coalesce(nullif(btrim(u.name), ''), d.changed_by) as by
    from persona_desk d left join auth."user" u on u.id = d.changed_by
    where d.paused_at is not null order by d.persona_id`.execute(database);
  return new Map(rows.map((row) => [row.personaId, row]));
}

export interface DeskChange {
  readonly personaIds: readonly string[];
  /** An editor's id, or `operator`. */
  readonly by: string;
}

/** Pauses desks. Returns those that were not paused before; the others keep who paused them and why. */
export async function pauseDesks(database: Database, change: DeskChange & { readonly reason: string | null }): Promise<string[]> {
  const { personaIds, by, reason } = change;
  const { rows } = await sql<{ id: string }>`
    insert into persona_desk (persona_id, paused_at, reason, changed_by)
      select id, now(), ${reason}::text, ${by}::text from unnest(${[...personaIds]}::text[]) id
    on conflict (persona_id) do update
      set paused_at = now(), reason = excluded.reason, changed_by = excluded.changed_by, changed_at = now()
      where persona_desk.paused_at is null
    returning persona_id as id`.execute(database);
  return rows.map((row) => row.id);
}

/** Lets desks work again. Returns those that were paused. */
export async function resumeDesks(database: Database, { personaIds, by }: DeskChange): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update persona_desk set paused_at = null, reason = null, changed_by = ${by}, changed_at = now()
    where paused_at is not null and persona_id = any(${[...personaIds]}::text[])
    returning persona_id as id`.execute(database);
  return rows.map((row) => row.id);
}
