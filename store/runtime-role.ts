// The roles that a fleet's processes log in as, and what each may do: never own a table, so that the one door and the append-only memory hold
// against the newsroom's own code too. Two groups without a login of their own: `newsroom_runtime` for workers and the site, `newsroom_desk`
// for processes with the desk, which may also write accounts and sessions and pass decisions through the door's functions.
//
//   owner (`newsroom migrate`) ── owns everything
//   newsroom_runtime           ── reads all, adds rows, changes only what moves; no decision, attestation, invitation, account or session
//   newsroom_desk              ── newsroom_runtime, and editors' accounts, sessions, invitations, attest(), decide()
import { sql } from 'kysely';
import type pg from 'pg';
import { NewsroomError } from '../core/errors.ts';
import { newsroomSchema, type Database } from './database.ts';
import type { Store } from './store.ts';

export const runtimeRole = 'newsroom_runtime';
export const deskRole = 'newsroom_desk';

/** Written by the door's functions, by triggers and by migrations alone. */
const readOnly = new Set([
  'attestation',
  'audit',
  'audit_head',
  'decision',
  'draft_move',
  'migration',
  'published_unchecked',
  'second_view',
]);
/** Whoever may write these can make an editor, or allow spending. */
const ofDesk: ReadonlyMap<string, string> = new Map([
  ['invitation', 'insert, update'],
  ['model_allowance', 'insert'],
]);
/** Rows that move: everything else is written once. */
const updated = new Set([
  'address_assignment',
  'article',
  'article_terms',
  'assignment',
  'budget_wait',
  'draft',
  'feed',
  'feed_host',
  'feed_subscription',
  'heartbeat',
  'item',
  'lease',
  'model_call',
  'outbox',
  'persona_desk',
  'problem',
  'robots',
  'round_work',
  'snapshot_raw',
  'story',
  'story_visit',
]);
/** Rows that end: work done, time passed, what expires by retention. */
const deleted = new Set([
  'article_embedding',
  'article_terms',
  'budget_wait',
  'claim_group',
  'feed_subscription',
  'fetched',
  'heartbeat',
  'lease',
  'model_answer',
  'outbox',
  'problem',
  'round_source',
  'round_work',
  'snapshot_raw',
]);
/** Functions of the door: an editor's session is their first argument. */
const doorFunctions = new Set(['attest', 'decide']);
/** Called by other functions alone. */
const innerFunctions = new Set(['audit_append', 'require_editor']);
const accountColumns = 'id, name, role, banned';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function privilegesOn(table: string): string {
  if (readOnly.has(table) || ofDesk.has(table)) return 'select';
  return ['select', 'insert', ...(updated.has(table) ? ['update'] : []), ...(deleted.has(table) ? ['delete'] : [])].join(', ');
}

async function tablesOf(client: pg.ClientBase, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('r', 'p', 'v') order by c.relname`,
    [schema],
  );
  return rows.map((row) => row.name);
}

/** Functions of the newsroom's schema that can be called (a trigger's cannot), as names with their arguments' types. */
async function functionsOf(client: pg.ClientBase): Promise<{ name: string; signature: string }[]> {
  const { rows } = await client.query<{ name: string; signature: string }>(
    `select p.proname as name, p.oid::regprocedure::text as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = $1 and p.prorettype <> 'trigger'::regtype order by 2`,
    [newsroomSchema],
  );
  return rows;
}

async function createRoles(client: pg.ClientBase): Promise<void> {
  for (const role of [runtimeRole, deskRole]) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    if ((rowCount ?? 0) > 0) continue;
    await client.query('savepoint made');
    try {
      await client.query(`create role ${role} nologin`);
    } catch (error) {
      const { code } = error as { code?: string };
      await client.query('rollback to savepoint made');
      // Two migrations of two databases of one server at once: the other has made it.
      if (code === '23505' || code === '42710') continue;
      if (code !== '42501') throw error;
      throw new NewsroomError(
        'no-createrole',
        `this database user may not create roles: let a superuser run "create role ${runtimeRole} nologin; create role ${deskRole} nologin; ` +
          `grant ${runtimeRole} to ${deskRole};", then run \`newsroom migrate\` again`,
        { cause: error },
      );
    }
  }
  const { rowCount } = await client.query(
    `select from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member
      where g.rolname = $1 and u.rolname = $2`,
    [runtimeRole, deskRole],
  );
  if (rowCount === 0) await client.query(`grant ${runtimeRole} to ${deskRole}`);
}

/** Statements that give both roles what they may do in this database, and take from them and from everybody what they may not. */
async function grants(client: pg.ClientBase): Promise<string[]> {
  const both = `${runtimeRole}, ${deskRole}`;
  const tables = await tablesOf(client, newsroomSchema);
  const functions = (await functionsOf(client)).filter(({ name }) => !innerFunctions.has(name));
  return [
    `grant usage on schema ${newsroomSchema}, auth, langgraph to ${runtimeRole}`,
    ...[newsroomSchema, 'auth', 'langgraph'].map((schema) => `revoke all on all tables in schema ${schema} from public, ${both}`),
    `revoke all on all functions in schema ${newsroomSchema} from public, ${both}`,
    ...tables.map((table) => `grant ${privilegesOn(table)} on ${newsroomSchema}.${quoted(table)} to ${runtimeRole}`),
    ...[...ofDesk].map(([table, privileges]) => `grant ${privileges} on ${newsroomSchema}.${quoted(table)} to ${deskRole}`),
    ...functions.map(
      ({ name, signature }) => `grant execute on function ${signature} to ${doorFunctions.has(name) ? deskRole : runtimeRole}`,
    ),
    `grant select (${accountColumns}) on auth."user" to ${runtimeRole}`,
    ...(await tablesOf(client, 'auth')).map((table) => `grant select, insert, update, delete on auth.${quoted(table)} to ${deskRole}`),
    ...(await tablesOf(client, 'langgraph')).map(
      (table) => `grant select, insert, update, delete on langgraph.${quoted(table)} to ${runtimeRole}`,
    ),
  ];
}

/** Gives the roles what they may do of what a migration just made, where `newsroom migrate` has let them into this database. The owner's to call. */
export async function renewGrants(store: Store): Promise<void> {
  const pool = store.pool({ searchPath: newsroomSchema, label: 'roles' });
  const { rowCount } = await pool.query(
    `select from pg_namespace n join pg_roles r on has_schema_privilege(r.oid, n.oid, 'usage')
      where n.nspname = 'langgraph' and r.rolname = $1`,
    [runtimeRole],
  );
  await pool.end();
  if (rowCount === 1) await grantRuntimeRoles(store);
}

/** Makes the roles where they are missing, and gives them what they may do. The owner's to call, after every migration. */
export async function grantRuntimeRoles(store: Store): Promise<void> {
  const pool = store.pool({ searchPath: newsroomSchema, label: 'roles' });
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(715519)');
    await createRoles(client);
    for (const statement of await grants(client)) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
    await pool.end();
  }
}

export interface DatabaseUser {
  readonly name: string;
  /** Whether it may change what guards the door: the schema's owner, a member of it, or a superuser. */
  readonly owns: boolean;
  readonly superuser: boolean;
  /** Whether it may write editors' accounts and pass decisions on. */
  readonly desk: boolean;
}

/** Who this process is to the database. Where there is no schema yet, whoever may make it owns it. */
export async function databaseUser(database: Database): Promise<DatabaseUser> {
  const { rows } = await sql<DatabaseUser>`
    select current_user as name, r.rolsuper as superuser,
      coalesce((select pg_has_role(current_user, n.nspowner, 'member') from pg_namespace n where n.nspname = ${newsroomSchema}),
        has_database_privilege(current_database(), 'create')) as owns,
      coalesce((select has_function_privilege(p.oid, 'execute') from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = ${newsroomSchema} and p.proname = 'decide' limit 1), true) as desk
    from pg_roles r where r.rolname = current_user`.execute(database);
  const row = rows[0];
  if (row === undefined) throw new NewsroomError('no-database-user', 'the database does not say as whom this process is logged in');
  return row;
}

const privileges = ['select', 'insert', 'update', 'delete'] as const;

/** What a worker's work needs and this user may not, in words: `insert on newsroom.outbox`. */
async function missingGrants(database: Database): Promise<string[]> {
  const tables = await sql<{ schema: string; name: string; may: Record<(typeof privileges)[number], boolean> }>`
    select n.nspname as schema, c.relname as name, json_build_object('select', has_table_privilege(c.oid, 'select'),
      'insert', has_table_privilege(c.oid, 'insert'), 'update', has_table_privilege(c.oid, 'update'), 'delete', has_table_privilege(c.oid, 'delete')) as may
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in (${newsroomSchema}, 'langgraph') and c.relkind in ('r', 'p') order by 1, 2`.execute(database);
  const functions = await sql<{ name: string }>`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = ${newsroomSchema} and p.prorettype <> 'trigger'::regtype and not has_function_privilege(p.oid, 'execute')
    order by 1`.execute(database);
  return [
    ...tables.rows.flatMap(({ schema, name, may }) =>
      privileges
        .filter((privilege) => (schema !== newsroomSchema || privilegesOn(name).split(', ').includes(privilege)) && !may[privilege])
        .map((privilege) => `${privilege} on ${schema}.${name}`),
    ),
    ...functions.rows
      .filter(({ name }) => !innerFunctions.has(name) && !doorFunctions.has(name))
      .map(({ name }) => `execute on function ${newsroomSchema}.${name}`),
  ];
}

/** Throws NewsroomError `schema-behind` where this user lacks what `newsroom migrate` would give it. Changes nothing. */
export async function requireGrants(database: Database, user: DatabaseUser): Promise<void> {
  const missing = await missingGrants(database);
  if (missing.length === 0) return;
  const named = missing.slice(0, 3).join(', ');
  const more = missing.length > 3 ? ` and ${missing.length - 3} more privileges` : '';
  throw new NewsroomError(
    'schema-behind',
    `the database user ${user.name} lacks ${named}${more}: run \`newsroom migrate\` with the owner's DATABASE_URL, ` +
      `and make ${user.name} a member of ${deskRole} (a process with the desk) or ${runtimeRole} (any other)`,
  );
}
