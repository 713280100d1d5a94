// robots.txt by a real server and the real store; the clock is the test's.
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settingsSchema } from '../../core/settings.ts';
import { loadRobots } from '../../store/repositories/robots.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { closeAfterEach, client, failureOf, listen, textOf } from './fetch.fixture.ts';
import type { FetchResult, GuardedFetch } from './fetch-result.ts';
import { createRobots, type Robots, type RobotsDeps } from './robots.ts';

closeAfterEach();

const minute = 60_000;
const never = new AbortController().signal;
const start = new Date('2026-11-23T12:00:00Z');
let store: TestStore;
let now = start;
let asked: string[] = [];
let robotsTxt: RequestListener;
let base = '';
let fetch: GuardedFetch;

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  now = start;
  asked = [];
  robotsTxt = (_request, response) => response.writeHead(404).end();
  const port = await listen(
    createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/robots.txt') robotsTxt(request, response);
      else if (request.url === '/moved') response.writeHead(302, { location: '/private/page' }).end();
      else response.end(`page ${request.url}`);
    }),
  );
  base = `http://127.0.0.1:${port}`;
  fetch = client();
});

function robotsWith(settings: Partial<RobotsDeps['settings']> = {}): Robots {
  const fetchSettings = settingsSchema.shape.fetch.parse({});
  return createRobots({ database: store.database, fetch, settings: { ...fetchSettings, ...settings }, now: () => now });
}
const read = (robots: Robots, path: string): Promise<FetchResult> => fetch.fetch(`${base}${path}`, { admit: robots.admit });
const says =
  (text: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(200, headers).end(text);

describe('robots.txt', () => {
  it('is asked for once, and a page that it disallows is never fetched, not by a redirect either', async () => {
    robotsTxt = says('User-agent: *\nDisallow: /private\nAllow: /private/open\n');
    const robots = robotsWith();
    expect(textOf(await read(robots, '/news'))).toBe('page /news');
    expect(textOf(await read(robots, '/private/open'))).toBe('page /private/open');
    const refused = failureOf(await read(robots, '/private/page'));
    expect(refused).toMatchObject({ code: 'robots-disallowed', retryable: false });
    expect(refused.message).toContain(`${base}/robots.txt does not allow it to be read (line 2)`);
    expect(failureOf(await read(robots, '/moved')).code).toBe('robots-disallowed');
    expect(asked).toEqual(['/robots.txt', '/news', '/private/open', '/moved']);
  });

  it('is read for our own name before that of all', async () => {
    robotsTxt = says('User-agent: newsroombot\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n');
    const robots = robotsWith({ userAgent: 'NewsroomBot/0.1' });
    expect((await read(robots, '/b')).ok).toBe(true);
    expect(failureOf(await read(robots, '/a')).code).toBe('robots-disallowed');
    expect(failureOf(await read(robotsWith({ userAgent: 'OtherBot/2' }), '/b')).code).toBe('robots-disallowed');
  });

  it.each([404, 403, 401, 410])('that is answered with %i allows everything, for a day', async (status) => {
    robotsTxt = (_request, response) => response.writeHead(status).end();
    const robots = robotsWith();
    expect((await read(robots, '/a')).ok).toBe(true);
    now = new Date(start.getTime() + 23 * 60 * minute);
    expect((await read(robots, '/b')).ok).toBe(true);
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
    now = new Date(start.getTime() + 25 * 60 * minute);
    expect((await read(robots, '/c')).ok).toBe(true);
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(2);
  });

  it('is kept as long as it says, an hour at least and a day at most, also for the next process', async () => {
    robotsTxt = says('User-agent: *\nDisallow: /old\n', { 'cache-control': 'max-age=7200' });
    expect(failureOf(await read(robotsWith(), '/old')).code).toBe('robots-disallowed');
    robotsTxt = says('User-agent: *\nDisallow: /new\n', { 'cache-control': 'max-age=31536000' });
    now = new Date(start.getTime() + 119 * minute);
    expect(failureOf(await read(robotsWith(), '/old')).code).toBe('robots-disallowed');
    now = new Date(start.getTime() + 121 * minute);
    expect((await read(robotsWith(), '/old')).ok).toBe(true);
    robotsTxt = says('');
    now = new Date(start.getTime() + (121 + 25 * 60) * minute);
    expect((await read(robotsWith(), '/new')).ok).toBe(true);
  });

  it.each([500, 503, 429])('that is answered with %i forbids everything for half an hour, then what was known holds', async (status) => {
    robotsTxt = says('User-agent: *\nDisallow: /private\n', { 'cache-control': 'max-age=60' });
    const robots = robotsWith();
    expect((await read(robots, '/news')).ok).toBe(true);
    robotsTxt = (_request, response) => response.writeHead(status).end();
    now = new Date(start.getTime() + 61 * minute);
    const refused = failureOf(await read(robots, '/news'));
    expect(refused).toMatchObject({ code: 'robots-unreachable', retryable: true, retryAfterMs: 5 * minute });
    expect(refused.message).toContain(`status ${status}`);
    now = new Date(start.getTime() + 92 * minute);
    expect((await read(robots, '/news')).ok).toBe(true);
    expect(failureOf(await read(robots, '/private')).code).toBe('robots-disallowed');
    expect(asked.filter((path) => path === '/news')).toHaveLength(2);
  });

  it('that could never be read forbids everything for thirty days', async () => {
    robotsTxt = (_request, response) => response.writeHead(500).end();
    const robots = robotsWith();
    expect(failureOf(await read(robots, '/news')).code).toBe('robots-unreachable');
    now = new Date(start.getTime() + 29 * 24 * 60 * minute);
    expect(failureOf(await read(robots, '/news')).code).toBe('robots-unreachable');
    now = new Date(start.getTime() + 31 * 24 * 60 * minute);
    expect((await read(robots, '/news')).ok).toBe(true);
  });

  it('of a host that cannot be reached gives the failure of the host', async () => {
    const robots = robotsWith();
    const gone = client({}, () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })));
    const other = createRobots({ database: store.database, fetch: gone, settings: settingsSchema.shape.fetch.parse({}), now: () => now });
    expect(await other.admit('http://nowhere.example:8080/a', never)).toMatchObject({ ok: false, code: 'dns', retryable: true });
    // A page on a refused address says so itself.
    expect(failureOf(await fetch.fetch('http://10.0.0.1/a', { admit: robots.admit })).code).toBe('refused-address');
  });

  it('is read to 500 KiB, and a longer one is cut there', async () => {
    robotsTxt = says(`User-agent: *\nDisallow: /private\n${'# filler\n'.repeat(80_000)}Disallow: /late\n`);
    const robots = robotsWith();
    expect(failureOf(await read(robots, '/private')).code).toBe('robots-disallowed');
    expect((await read(robots, '/late')).ok).toBe(true);
  });

  it('is kept in part where it is long: what is said to us and to everybody, and so many rules as a site can need', async () => {
    const others = Array.from({ length: 10_000 }, (_, index) => `Disallow: /other-${index}`).join('\n');
    const own = Array.from({ length: 8000 }, (_, index) => `Disallow: /o${index}-`).join('\n');
    robotsTxt = says(`User-agent: OtherBot\n${others}\n\nUser-agent: NewsroomBot # ours\nUser-agent: Third\n${own}\n`);
    const robots = robotsWith();
    expect(await robots.admit(`${base}/other-1`, never)).toMatchObject({ ok: true });
    expect(await robots.admit(`${base}/o4000-a`, never)).toMatchObject({
      ok: false,
      message: expect.stringContaining('(line 14005)') as string,
    });
    const row = await loadRobots(store.database, base);
    expect(row?.text).not.toContain('other');
    expect(row?.text?.split('\n').filter((line) => line.startsWith('Disallow'))).toHaveLength(5000);
  });

  it('that is made to exhaust its reader costs less than two seconds', async () => {
    robotsTxt = says(
      `User-agent: *\n${`Disallow: /${'*a'.repeat(490)}b\n`.repeat(300)}${`Disallow: /*${'a'.repeat(180)}b\n`.repeat(1000)}`,
    );
    const robots = robotsWith();
    const path = `/${'a'.repeat(1900)}`;
    const begun = performance.now();
    expect((await read(robots, path)).ok).toBe(true);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('is not asked for where the operator says so, for all hosts or for one', async () => {
    robotsTxt = says('User-agent: *\nDisallow: /\n');
    expect((await read(robotsWith({ robots: 'ignore' }), '/a')).ok).toBe(true);
    expect((await read(robotsWith({ ignoreRobotsFor: ['127.0.0.1'] }), '/a')).ok).toBe(true);
    expect(asked).toEqual(['/a', '/a']);
    expect(failureOf(await read(robotsWith({ ignoreRobotsFor: ['paper.example'] }), '/a')).code).toBe('robots-disallowed');
  });

  it('sets the gap of its host, within reason', async () => {
    robotsTxt = says('User-agent: *\nCrawl-delay: 7\n');
    expect(await robotsWith().admit(`${base}/a`, never)).toEqual({ ok: true, gapMs: 7000 });
    now = new Date(start.getTime() + 48 * 60 * minute);
    robotsTxt = says('User-agent: *\nCrawl-delay: 86400\n');
    expect(await robotsWith().admit(`${base}/a`, never)).toEqual({ ok: true, gapMs: 30_000 });
  });

  it('is fetched once for many who ask at once', async () => {
    robotsTxt = (_request, response) => void setTimeout(() => response.end('User-agent: *\nDisallow: /b\n'), 50);
    const robots = robotsWith();
    const answers = await Promise.all(['/a', '/b', '/a?2', '/a?3'].map((path) => read(robots, path)));
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true, true]);
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
  });
});
