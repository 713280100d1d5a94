import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseUrl } from '../harness/store.ts';
import { freePort, openPlace, runCommand, startCommand, type Place } from '../harness/newsroom-process.ts';

let place: Place;
let server: Server;
let base = '';

beforeAll(async () => {
  place = await openPlace({ NEWSROOM_SAMPLE_PORT: String(await freePort()) });
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/feeds.opml') {
      const outlines = ['not-a-feed', 'broken', 'good']
        .map((name) => `<outline type="rss" text="${name}" xmlUrl="${base}/${name}.xml"/>`)
        .join('');
      response.end(`<opml version="2.0"><body>${outlines}</body></opml>`);
    } else if (path === '/not-a-feed.xml')
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Hello</title><p>Hello.');
    else if (path === '/broken.xml') response.destroy();
    else if (path === '/good.xml') {
      const items = ['empty', 'huge', 'binary', 'fine'].map(
        (name) => `<item><title>About ${name} pages</title><link>${base}/${name}.html</link><guid>${name}</guid></item>`,
      );
      response
        .setHeader('content-type', 'application/rss+xml')
        .end(`<rss version="2.0"><channel><title>Good Gazette</title>${items.join('')}</channel></rss>`);
    } else if (path === '/empty.html') response.setHeader('content-type', 'text/html').end();
    else if (path === '/huge.html') response.setHeader('content-type', 'text/html').end(`<p>${'word '.repeat(5_000_000)}`);
    else if (path === '/binary.html')
      response.setHeader('content-type', 'text/html').end(Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 256)));
    else {
      const paragraph =
        'The harbour board said on 12 March that it would dredge the channel before the winter, at a cost of 4 million crowns. ';
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(
          `<!doctype html><html lang="en"><title>About fine pages</title><article><h1>About fine pages</h1>${`<p>${paragraph.repeat(3)}</p>`.repeat(5)}</article></html>`,
        );
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await place.remove();
});

describe('bad input', () => {
  it('shows feeds that are none and pages that cannot be read, and reads the rest', { timeout: 120_000 }, async () => {
    const run = await runCommand(place, ['run', '--opml', `${base}/feeds.opml`, '--allow-private', '127.0.0.1', '--once', '--json']);
    expect(run.code, run.stderr).toBe(0);
    const summary = JSON.parse(run.stdout.trimEnd().split('\n').at(-1) ?? '') as { feeds: number; items: number; articles: number };
    expect(summary).toMatchObject({ feeds: 3, items: 4, articles: 1 });
    const status = JSON.parse((await runCommand(place, ['status', '--json'])).stdout) as {
      problems: { area: string; message: string }[];
      counts: { feedsFailing: number; itemsFailed: number };
    };
    expect(status.counts).toMatchObject({ feedsFailing: 2, itemsFailed: 3 });
    const messages = status.problems.map((problem) => problem.message).join('\n');
    expect(messages).toContain('not-a-feed.xml');
    expect(messages).toContain('broken.xml');
  });

  it.each([
    [{ NEWSROOM_DESK_PORT: 'lots' }, 'desk.port'],
    [{ NEWSROOM_FEEDS_LIST: 'no/such/list.opml' }, 'no/such/list.opml'],
    [{ NEWSROOM_PERSONAS_DIRECTORY: 'no/such/folder' }, 'no/such/folder'],
  ])('stops at a setting it cannot use: %j', { timeout: 60_000 }, async (environment, named) => {
    const run = await runCommand({ environment: { ...place.environment, ...environment } }, ['start']);
    expect(run.code).not.toBe(0);
    expect(run.stderr).toContain(named);
    expect(run.stderr).not.toContain('unexpected failure');
  });

  it('names the line of a persona file with a typo, and goes on with the others', { timeout: 100_000 }, async () => {
    const other = await openPlace();
    const personas = join(other.directory, 'personas');
    await mkdir(personas);
    await writeFile(join(personas, 'wrong-one.md'), '---\nid: wrong-one\nname: Wrong One\ntitel: Analyst\n---\n');
    const { readdir, copyFile } = await import('node:fs/promises');
    for (const name of await readdir('agents/personas')) await copyFile(join('agents/personas', name), join(personas, name));
    const run = await runCommand({ environment: { ...other.environment, NEWSROOM_PERSONAS_DIRECTORY: personas } }, [
      'run',
      '--opml',
      `${base}/feeds.opml`,
      '--allow-private',
      '127.0.0.1',
      '--once',
      '--json',
    ]);
    expect(run.code, run.stderr).toBe(0);
    const status = JSON.parse((await runCommand(other, ['status', '--json'])).stdout) as { problems: { area: string; message: string }[] };
    expect(
      status.problems
        .filter((problem) => problem.area === 'persona')
        .map((problem) => problem.message)
        .join(),
    ).toMatch(/wrong-one\.md.*4/);
    await other.remove();
  });

  it('says which port is in use, and by what setting to change it', { timeout: 60_000 }, async () => {
    const taken = new URL(base).port;
    const run = await runCommand({ environment: { ...place.environment, NEWSROOM_DESK_PORT: taken } }, ['demo']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(taken);
    expect(run.stderr).toContain('NEWSROOM_DESK_PORT');
  });

  it.skipIf(databaseUrl !== null)(
    'refuses a second process on the folder, and takes the lock of a killed one',
    { timeout: 120_000 },
    async () => {
      const first = startCommand(place, ['demo']);
      await first.until(/desk\s+http/);
      const second = await runCommand(place, ['demo']);
      expect(second.code).toBe(1);
      expect(second.stderr).toContain(place.directory);
      first.process.kill('SIGKILL');
      await first.ended;
      const third = startCommand(place, ['demo']);
      await third.until(/desk\s+http/);
      third.process.kill('SIGINT');
      expect((await third.ended).code).toBe(0);
    },
  );

  it.skipIf(databaseUrl !== null)('says that a data folder is corrupt, and leaves it as it is', { timeout: 60_000 }, async () => {
    const other = await openPlace({}, { fresh: true });
    await mkdir(join(other.directory, 'pgdata', 'base'), { recursive: true });
    await writeFile(join(other.directory, 'pgdata', 'PG_VERSION'), '18\n');
    await writeFile(join(other.directory, 'pgdata', 'base', 'keep'), 'mine');
    const run = await runCommand(other, ['start']);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(other.directory);
    expect(run.stderr).not.toContain('unexpected failure');
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(join(other.directory, 'pgdata', 'base', 'keep'), 'utf8')).toBe('mine');
    await other.remove();
  });
});
