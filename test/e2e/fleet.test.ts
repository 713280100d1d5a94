// Three processes of one fleet on PostgreSQL and Redis, each with its part and the login of a worker: the sample wire through to drafts in review,
// with one process killed on the way. Then two of them: a pause holds in both and over a restart, and what an editor decides is carried out, all
// of it with a worker's login. Skipped unless DATABASE_URL and REDIS_URL are set.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../core/hash.ts';
import { passes } from '../../core/words.ts';
import { loadSampleWire } from '../../sources/sample-wire/load.ts';
import { startSampleWire, type SampleWireServer } from '../../sources/sample-wire/server.ts';
import { createDatabase, type Database } from '../../store/database.ts';
import { latestRevision, saveEditorRevision } from '../../store/repositories/revisions.ts';
import { deskRole, runtimeRole } from '../../store/runtime-role.ts';
import { openServerStore, type Store } from '../../store/store.ts';
import { openPlace, redisUrl, runCommand, startCommand, type Command, type Place } from '../harness/newsroom-process.ts';
import { seedEditor } from '../harness/seed-draft.ts';
import { databaseUrl } from '../harness/store.ts';

const [one, other] = ['nadir-halqawan', 'imara-okonvale'];

describe.skipIf(databaseUrl === null || redisUrl === null)('three processes of a fleet', () => {
  const login = `newsroom_test_${randomBytes(6).toString('hex')}`;
  const running: Command[] = [];
  let wire: SampleWireServer;
  let owner: Place;
  let worker: Pick<Place, 'environment'>;
  let database: pg.Client;
  /** As the process with the desk has it. */
  let desk: Database;
  let deskStore: Store;

  beforeAll(async () => {
    wire = await startSampleWire({ port: 0 });
    owner = await openPlace({ NEWSROOM_STORIES_SETTLE: '4s', NEWSROOM_PERSONAS_DRAFTS_PER_DAY: '1000' });
    database = new pg.Client({ connectionString: owner.environment['DATABASE_URL'] ?? '' });
    await database.connect();
    deskStore = await openServerStore({ connectionString: owner.environment['DATABASE_URL'] ?? '', maximumConnections: 2 });
    desk = createDatabase(deskStore);
    await database.query(`create role ${login} login password 'of-tests-only'`);
    const url = new URL(owner.environment['DATABASE_URL'] ?? '');
    [url.username, url.password] = [login, 'of-tests-only'];
    worker = { environment: { ...owner.environment, DATABASE_URL: url.href } };
  });
  afterAll(async () => {
    for (const command of running) command.process.kill('SIGKILL');
    await Promise.all(running.map((command) => command.ended));
    await wire.close();
    await database.end();
    await deskStore.close();
    await owner.remove();
    const administrator = new pg.Client({ connectionString: databaseUrl ?? '' });
    await administrator.connect();
    await administrator.query(`drop role if exists ${login}`);
    await administrator.end();
  });

  const start = (...part: string[]): Command => {
    const command = startCommand(worker, ['run', '--opml', wire.opmlUrl, '--allow-private', '127.0.0.1', ...part]);
    running.push(command);
    return command;
  };
  const numberOf = async (query: string): Promise<number> => Number((await database.query<{ n: string }>(query)).rows[0]?.n);
  const inReview = (): Promise<number> => numberOf("select count(*) as n from newsroom.draft where state = 'in-review'");

  it('refuse to start before the database is made ready for them', { timeout: 120_000 }, async () => {
    const early = await runCommand(worker, ['run', '--once']);
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('newsroom migrate')]);
    const dry = await runCommand(owner, ['migrate', '--dry-run', '--json']);
    expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, roles: [runtimeRole, deskRole] });
    const made = await runCommand(owner, ['migrate', '--json']);
    expect(made.stderr).not.toContain('newsroom:');
    expect(JSON.parse(made.stdout)).toMatchObject({ store: 'server', applied: expect.arrayContaining(['0001-newsroom.sql']) as unknown });
    const stranger = await runCommand(worker, ['status']);
    expect([stranger.code, stranger.stderr]).toEqual([1, expect.stringContaining(runtimeRole)]);
    await database.query(`grant ${runtimeRole} to ${login}`);
    const page = await runCommand(worker, ['start', '--role', 'web']);
    expect([page.code, page.stderr]).toEqual([1, expect.stringContaining(deskRole)]);
  });

  it('bring the sample wire into review, though one is killed half-way', { timeout: 300_000 }, async () => {
    start('--role', 'poll,read,cluster');
    const doomed = start('--role', 'desk,check,publish', '--except', one);
    start('--role', 'desk', '--persona', one);
    await expect.poll(inReview, { timeout: 150_000, interval: 200 }).toBeGreaterThan(0);
    const status = JSON.parse((await runCommand(worker, ['status', '--json'])).stdout) as {
      running: { roles: string[]; databaseUser: string; ownsDatabase: boolean }[];
      unworked: string[];
      queues: object | null;
      store: object;
    };
    expect(status.running).toHaveLength(3);
    expect(status.running.every((process) => process.databaseUser === login && !process.ownsDatabase)).toBe(true);
    expect(status.unworked).toEqual(['web']);
    expect(status.queues).not.toBeNull();
    expect(status.store).toEqual({ kind: 'server', user: login, owns: false, superuser: false });

    doomed.process.kill('SIGKILL');
    await doomed.ended;
    start('--role', 'desk,check,publish', '--except', one);
    const events = loadSampleWire().events.filter((event) => event.newsworthy).length;
    await expect.poll(inReview, { timeout: 200_000, interval: 500 }).toBeGreaterThanOrEqual(events);
    await expect
      .poll(() => numberOf("select count(*) as n from newsroom.draft where state in ('queued', 'drafting')"), { timeout: 100_000 })
      .toBe(0);
    // Nothing lost: every report was read. Nothing doubled: one draft a story, one revision a draft, one check a sentence.
    const reports = loadSampleWire().events.flatMap((event) => event.reports).length;
    expect(await numberOf('select count(*) as n from newsroom.article')).toBe(reports);
    expect(await numberOf('select count(*) - count(distinct story_id) as n from newsroom.draft')).toBe(0);
    expect(await numberOf('select count(*) - count(distinct draft_id) as n from newsroom.revision')).toBe(0);
    expect(await numberOf('select count(*) as n from newsroom.outbox where relayed_at is null')).toBe(0);
    const verified = await runCommand(worker, ['audit', 'verify', '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true });
  });

  /** What is running ends by itself, as at a restart. */
  const stopAll = async (): Promise<void> => {
    const ending = running.splice(0).filter((command) => command.process.exitCode === null && command.process.signalCode === null);
    for (const command of ending) command.process.kill('SIGTERM');
    for (const command of ending) expect((await command.ended).code, command.stderr()).toBe(0);
  };
  /** Both are at work when it resolves: one that begins after a desk was opened again has nothing to say about it. */
  const startTwo = async (): Promise<Command[]> => {
    const two = [start('--role', 'desk'), start('--role', 'desk,check,publish')];
    await Promise.all(two.map((command) => command.untilLogged(/"fleet-started"/)));
    return two;
  };
  const stateOf = async (draftId: string): Promise<string | undefined> =>
    (await database.query<{ state: string }>('select state from newsroom.draft where id = $1', [draftId])).rows[0]?.state;
  /** A second view of a story that this analyst has no draft of. */
  const assign = async (personaId: string): Promise<string> => {
    const { rows } = await database.query<{ id: string }>(
      `select story_id as id from newsroom.draft d where not exists (
        select from newsroom.draft o where o.story_id = d.story_id and o.persona_id = $1) order by created_at, story_id limit 1`,
      [personaId],
    );
    const asked = await runCommand(worker, ['assign', rows[0]?.id ?? '', '--persona', personaId, '--json']);
    expect(asked.code, asked.stderr).toBe(0);
    return (JSON.parse(asked.stdout) as { draft: string }).draft;
  };
  const logged = (command: Command, event: string): boolean =>
    command
      .stderr()
      .split('\n')
      .some((line) => line.includes(`"${event}"`) && line.includes(one));

  it('hold a pause that is said anywhere, over a restart of them all, until it is taken back', { timeout: 240_000 }, async () => {
    await stopAll();
    const desks = await startTwo();
    const before = await assign(one);
    await expect.poll(() => stateOf(before), { timeout: 60_000 }).toBe('in-review');

    const paused = await runCommand(worker, ['pause', one, '--reason', 'its sources are looked at', '--json']);
    expect([paused.code, paused.stderr]).toEqual([0, '']);
    // Each looks every second.
    await expect.poll(() => desks.every((command) => logged(command, 'desk-closed')), { timeout: 10_000 }).toBe(true);
    const [held, free] = await Promise.all([assign(one), assign(other)]);
    await expect.poll(() => stateOf(free), { timeout: 60_000 }).toBe('in-review');
    expect(await stateOf(held)).toBe('queued');

    await stopAll();
    const again = await startTwo();
    const [heldToo, freeToo] = [await assign(one), await assign(other)];
    await expect.poll(() => stateOf(freeToo), { timeout: 60_000 }).toBe('in-review');
    expect([await stateOf(held), await stateOf(heldToo)]).toEqual(['queued', 'queued']);
    const status = await runCommand(worker, ['personas', one]);
    expect(status.stdout).toContain('its sources are looked at');

    const resumed = await runCommand(worker, ['resume', one, '--json']);
    expect([resumed.code, resumed.stderr]).toEqual([0, '']);
    await expect.poll(() => again.every((command) => logged(command, 'desk-opened')), { timeout: 10_000 }).toBe(true);
    for (const draftId of [held, heldToo]) await expect.poll(() => stateOf(draftId), { timeout: 30_000 }).toBe('in-review');
    expect(await numberOf('select count(*) - count(distinct draft_id) as n from newsroom.revision')).toBe(0);
  });

  it('carry out what an editor decides, with a login that may decide nothing', { timeout: 120_000 }, async () => {
    const editor = await seedEditor(desk);
    const drafts = await database.query<{ id: string }>("select id from newsroom.draft where state = 'in-review' order by id limit 4");
    const [approved = '', returned = '', spiked = '', edited = ''] = drafts.rows.map(({ id }) => id);
    const decide = async (draftId: string, decision: string, notes: object = {}): Promise<void> => {
      const revision = await latestRevision(desk, draftId);
      const checks = await desk
        .selectFrom('sentence_check')
        .select(['ordinal', 'verdict'])
        .where('revision_id', '=', revision?.id ?? '')
        .execute();
      const failing = new Set(checks.filter(({ verdict }) => !passes(verdict)).map(({ ordinal }) => ordinal));
      if (decision === 'approve')
        for (const ordinal of failing)
          await sql`select attest(${editor.token}, ${revision?.id}, ${ordinal}, 'read by an editor')`.execute(desk);
      await sql`select decide(${editor.token}, ${newId('dc')}, ${revision?.id}, ${revision?.sha256}, ${decision}, ${JSON.stringify(notes)}::jsonb)`.execute(
        desk,
      );
    };
    await decide(approved, 'approve');
    await decide(returned, 'request-changes', { dropSentences: [], excludeSources: [], preferSources: [], comment: null });
    await decide(spiked, 'spike');
    const base = await latestRevision(desk, edited);
    const saved = await saveEditorRevision(desk, {
      draftId: edited,
      baseRevisionId: base?.id ?? '',
      markdown: `${base?.document.text ?? ''}\nOne more sentence.\n`,
      editorId: editor.editorId,
    });
    if (!saved.ok) throw new Error(saved.message);

    await expect.poll(() => stateOf(approved), { timeout: 60_000 }).toBe('published');
    await expect.poll(() => stateOf(returned), { timeout: 60_000 }).toBe('in-review');
    expect((await latestRevision(desk, returned))?.round).toBe(2);
    const count = (table: string, column: string, id: string): Promise<number> =>
      database.query<{ n: string }>(`select count(*) as n from ${table} where ${column} = $1`, [id]).then(({ rows }) => Number(rows[0]?.n));
    await expect.poll(() => count('newsroom.sentence_check', 'revision_id', saved.revisionId), { timeout: 60_000 }).toBeGreaterThan(0);
    await expect
      .poll(
        async () =>
          (await count('langgraph.checkpoints', 'thread_id', `${spiked}:1`)) +
          (await count('langgraph.checkpoints', 'thread_id', `${approved}:1`)),
        {
          timeout: 60_000,
        },
      )
      .toBe(0);
    for (const command of running) expect(command.stderr()).not.toContain('permission denied');
    const problems = await database.query("select * from newsroom.problem where resolved_at is null and code <> 'too-little-evidence'");
    expect(problems.rows).toEqual([]);
    const verified = await runCommand(worker, ['audit', 'verify', '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true });
  });
});
