// Three processes of one fleet on PostgreSQL and Redis, each with its part and the login of a worker: the sample wire through to drafts in review,
// with one process killed on the way. Skipped unless DATABASE_URL and REDIS_URL are set.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleWire } from '../../sources/sample-wire/load.ts';
import { startSampleWire, type SampleWireServer } from '../../sources/sample-wire/server.ts';
import { deskRole, runtimeRole } from '../../store/runtime-role.ts';
import { openPlace, redisUrl, runCommand, startCommand, type Command, type Place } from '../harness/newsroom-process.ts';
import { databaseUrl } from '../harness/store.ts';

const one = 'nadir-halqawan';

describe.skipIf(databaseUrl === null || redisUrl === null)('three processes of a fleet', () => {
  const login = `newsroom_test_${randomBytes(6).toString('hex')}`;
  const running: Command[] = [];
  let wire: SampleWireServer;
  let owner: Place;
  let worker: Pick<Place, 'environment'>;
  let database: pg.Client;

  beforeAll(async () => {
    wire = await startSampleWire({ port: 0 });
    owner = await openPlace({ NEWSROOM_STORIES_SETTLE: '4s', NEWSROOM_PERSONAS_DRAFTS_PER_DAY: '1000' });
    database = new pg.Client({ connectionString: owner.environment['DATABASE_URL'] ?? '' });
    await database.connect();
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
});
