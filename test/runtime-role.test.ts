// The roles of a fleet, on a real server: what the database keeps from a process that logs in as one, whatever code runs in it.
// Embedded there is one user, a superuser: nothing to try.
import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorRefusal } from '../core/door.ts';
import { newId } from '../core/hash.ts';
import { databaseUser, deskRole, grantRuntimeRoles, requireGrants, runtimeRole } from '../store/runtime-role.ts';
import { openServerStore } from '../store/store.ts';
import { approveSeededDraft, publishSeededDraft, seedDraft, seedEditor, type SeededDraft } from './harness/seed-draft.ts';
import { databaseUrl, openTestStore, type TestStore } from './harness/store.ts';

const denied = '42501';

describe.skipIf(databaseUrl === null)('the runtime roles (skipped unless DATABASE_URL is set)', () => {
  let store: TestStore;
  let draft: SeededDraft;
  let published: string;
  let editor: Awaited<ReturnType<typeof seedEditor>>;

  beforeAll(async () => {
    store = await openTestStore();
    editor = await seedEditor(store.database);
    draft = await seedDraft(store.database, { failing: 1 });
    const other = await seedDraft(store.database);
    const decisionId = await approveSeededDraft(store.database, other, editor);
    await publishSeededDraft(store.database, other, { decisionId, slug: newId('slug'), editorName: editor.name });
    published = other.draftId;
  });
  afterAll(() => store.close());

  /** `done`, a refusal of the door, or the SQLSTATE. Everything is rolled back. `as` null: as the process that has the desk. */
  async function answerTo(statement: RawBuilder<unknown>, as: string | null = null): Promise<string> {
    try {
      await store.database.transaction().execute(async (transaction) => {
        if (as !== null) await sql`set local role ${sql.id(as)}`.execute(transaction);
        await statement.execute(transaction);
        throw new Error('done');
      });
      return 'done';
    } catch (error) {
      return doorRefusal(error) ?? (error as { code?: string }).code ?? (error as Error).message;
    }
  }

  test('own nothing, are no superusers, and are told so', async () => {
    const user = await databaseUser(store.database);
    expect(user).toMatchObject({ owns: false, superuser: false, desk: true });
    await requireGrants(store.database, user);
    const owned =
      await sql`select c.relname from pg_class c where c.relowner in (${sql.lit(deskRole)}::regrole, ${sql.lit(runtimeRole)}::regrole)
      or c.relowner = current_user::regrole`.execute(store.database);
    expect(owned.rows).toEqual([]);
  });

  test.each([
    'snapshot',
    'passage',
    'persona_version',
    'claim',
    'illustration',
    'revision',
    'citation',
    'sentence',
    'sentence_check',
    'attestation',
    'decision',
    'publication',
    'audit',
    'audit_head',
    'draft_move',
    'migration',
    'model_allowance',
  ])('change, remove and empty out nothing of %s', async (name) => {
    const table = sql.table(name);
    const { rows } = await sql<{ column: string }>`select attname as column from pg_attribute
      where attrelid = ${sql.lit(`newsroom.${name}`)}::regclass and attnum > 0 and attgenerated = '' limit 1`.execute(store.database);
    const column = sql.ref(rows[0]?.column ?? '');
    for (const role of [null, runtimeRole]) {
      expect(await answerTo(sql`update ${table} set ${column} = ${column}`, role)).toBe(denied);
      expect(await answerTo(sql`delete from ${table}`, role)).toBe(denied);
      expect(await answerTo(sql`truncate ${table} cascade`, role)).toBe(denied);
    }
  });

  test('write no decision, attestation or entry of the audit log past the door, not even with a live session', async () => {
    const decision = sql`insert into decision (id, draft_id, number, revision_id, sha256, decision, editor_id, session_id, notes)
      values (${newId('dc')}, ${draft.draftId}, 1, ${draft.revisionId}, ${draft.sha256}, 'spike', ${editor.editorId}, ${editor.sessionId}, '{}')`;
    const attestation = sql`insert into attestation (revision_id, ordinal, editor_id, session_id, reason)
      values (${draft.revisionId}, ${draft.failing[0]}, ${editor.editorId}, ${editor.sessionId}, 'a long enough reason')`;
    const entry = sql`insert into audit (seq, entry, previous_hash, hash) values (1000000, '', '', '')`;
    for (const statement of [
      decision,
      attestation,
      entry,
      sql`select audit_append('somebody', 'published', 'dr', '{}')`,
      sql`select require_editor(${editor.token})`,
      sql`insert into draft_move values ('in-review', 'published')`,
    ])
      expect(await answerTo(statement)).toBe(denied);
  });

  test('meet the door’s own rules where they may knock', async () => {
    const publication = sql`insert into publication (id, draft_id, revision_id, sha256, decision_id, decision, slug, editor_name)
      values (${newId('pb')}, ${draft.draftId}, ${draft.revisionId}, ${draft.sha256}, 'dc_invented', 'approve', ${newId('slug')}, 'Somebody')`;
    expect(await answerTo(publication)).toBe('state-forbids');
    expect(await answerTo(sql`update draft set state = 'approved' where id = ${draft.draftId}`)).toBe('not-latest-decision');
    expect(await answerTo(sql`delete from draft where id = ${published}`)).toBe(denied);
    const decide = (token: string): RawBuilder<unknown> =>
      sql`select decide(${token}, ${newId('dc')}, ${draft.revisionId}, ${draft.sha256}, 'approve', '{}'::jsonb)`;
    expect(await answerTo(decide('invented'))).toBe('no-editor-session');
    expect(await answerTo(decide(editor.token))).toBe('missing-attestation');
  });

  test('loosen nothing: no trigger, no rule, no function, no role', async () => {
    for (const statement of [
      sql`alter table publication disable trigger publication_guard`,
      sql`alter table publication disable trigger all`,
      sql`drop trigger publication_guard on publication`,
      sql`create trigger mine before insert on publication for each row execute function refuse_change()`,
      sql`create rule mine as on update to decision do instead nothing`,
      sql`create or replace function decide(text, text, text, text, text, jsonb) returns text language sql as 'select null::text'`,
      sql`create or replace function guard_publication() returns trigger language plpgsql as 'begin return new; end'`,
      sql`create function newsroom.mine() returns text language sql as 'select null::text'`,
      sql`alter function decide(text, text, text, text, text, jsonb) security invoker`,
      sql`drop table publication cascade`,
      sql`alter table decision owner to current_user`,
      // Granting what one does not have is a warning and no error.
      sql`do $$ begin grant update on decision to current_user; update decision set id = id; end $$`,
      sql`set local session_replication_role = replica`,
      sql`create role newsroom_never superuser`,
      sql`grant pg_write_all_data to current_user`,
    ])
      expect(await answerTo(statement)).toBe(denied);
    const owner = await sql<{ name: string }>`select current_user as name`.execute(store.owner);
    for (const role of [owner.rows[0]?.name ?? '', 'pg_write_all_data']) expect(await answerTo(sql`select 1`, role)).toBe(denied);
  });

  test('are fooled by no table of the same name in front of the real one', async () => {
    const answer = await answerTo(sql`do $$ begin
      create temp table decision (id text); create temp table draft (id text, state text);
      set local search_path = pg_temp, newsroom;
      perform newsroom.decide('invented', 'dc', 'rv', 'x', 'approve', '{}'::jsonb);
    end $$`);
    expect(answer).toBe('no-editor-session');
  });

  test('leave decisions, invitations and accounts to the process that has the desk', async () => {
    for (const statement of [
      sql`select decide(${editor.token}, ${newId('dc')}, ${draft.revisionId}, ${draft.sha256}, 'spike', '{}'::jsonb)`,
      sql`select attest(${editor.token}, ${draft.revisionId}, ${draft.failing[0]}, 'a long enough reason')`,
      sql`insert into invitation (token_sha256, role, expires_at) values ('x', 'editor', now())`,
      sql`select token from auth.session`,
      sql`select email from auth."user"`,
      sql`update auth."user" set role = 'editor'`,
      sql`select password from auth.account`,
    ])
      expect(await answerTo(statement, runtimeRole)).toBe(denied);
    expect(await answerTo(sql`select id, name from auth."user"`, runtimeRole)).toBe('done');
  });

  // Last: it takes away and gives back what the others use.
  test('are told what they lack, until `newsroom migrate` gives it: a table added by hand, a privilege taken, a function', async () => {
    const user = await databaseUser(store.database);
    await sql`create table newsroom.by_hand (id text)`.execute(store.owner);
    await sql`revoke update on outbox from ${sql.id(runtimeRole)}`.execute(store.owner);
    await sql`revoke execute on function retry_draft(text, text, text) from ${sql.id(runtimeRole)}`.execute(store.owner);
    const refusal: unknown = await requireGrants(store.database, user).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'schema-behind',
      message: expect.stringMatching(
        new RegExp(
          `^the database user ${user.name} lacks select on newsroom.by_hand, insert on newsroom.by_hand, update on newsroom.outbox and 1 more`,
        ),
      ) as string,
    });
    const address = new URL(databaseUrl ?? '');
    address.pathname = new URL(store.url ?? '').pathname;
    const owner = await openServerStore({ connectionString: address.href, maximumConnections: 1 });
    await grantRuntimeRoles(owner);
    await owner.close();
    await requireGrants(store.database, user);
  });
});
