// The embedded store on a real folder, shared with real processes that are really killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { FolderLockedError, StoreCorruptError, StoreFolderError, openEmbeddedStore } from '../store.ts';

let root: string;
/** A closed data folder with one table: copied for each test, since making one costs seconds. */
let template: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'newsroom-store-'));
  template = join(root, 'template');
  const store = await openEmbeddedStore({ directory: template });
  await store.pool({ searchPath: 'public', label: 'setup' }).query('CREATE TABLE row_kept (id int PRIMARY KEY)');
  await store.close();
});

afterAll(() => rm(root, { recursive: true, force: true }));

async function copyOfTemplate(name: string): Promise<string> {
  const directory = join(root, name);
  await cp(template, directory, { recursive: true });
  return directory;
}

/** Starts another process that opens the folder and writes rows for ever, printing each one that was acknowledged. */
function startWriter(directory: string, firstId: number): { child: ChildProcess; lines: AsyncIterator<string> } {
  const source = `
    import { openEmbeddedStore } from ${JSON.stringify(new URL('../store.ts', import.meta.url).href)};
    const store = await openEmbeddedStore({ directory: ${JSON.stringify(directory)} });
    const pool = store.pool({ searchPath: 'public', label: 'writer' });
    for (let id = ${firstId}; ; id++) {
      await pool.query('INSERT INTO row_kept VALUES ($1)', [id]);
      process.stdout.write(id + '\\n');
    }`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  return { child, lines: lines[Symbol.asyncIterator]() };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

describe('a second process', () => {
  it('is refused with the holder’s process id, and let in once the holder was killed', async () => {
    const directory = await copyOfTemplate('locked');
    const { child, lines } = startWriter(directory, 1);
    await lines.next();
    const error: unknown = await openEmbeddedStore({ directory }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FolderLockedError);
    expect(error).toMatchObject({ folder: directory, pid: child.pid });
    expect(String(error)).toContain(`in use by process ${child.pid}`);
    await kill(child);
    const store = await openEmbeddedStore({ directory });
    expect(JSON.parse(await readFile(join(directory, 'holder.json'), 'utf8'))).toMatchObject({ pid: process.pid });
    await expect(openEmbeddedStore({ directory })).rejects.toMatchObject({ pid: process.pid });
    await store.close();
    await expect(readFile(join(directory, 'holder.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('kill -9', () => {
  it('loses no acknowledged row, three times over on the same folder', async () => {
    const directory = await copyOfTemplate('killed');
    let acknowledged = 0;
    for (let round = 0; round < 3; round++) {
      const { child, lines } = startWriter(directory, acknowledged + 1);
      const enough = acknowledged + 150 + round * 37;
      while (acknowledged < enough) acknowledged = Number((await lines.next()).value);
      child.kill('SIGKILL');
      // What was printed before the end counts too.
      for (let line = await lines.next(); !line.done; line = await lines.next()) acknowledged = Number(line.value);

      const store = await openEmbeddedStore({ directory });
      const { rows } = await store
        .pool({ searchPath: 'public', label: 'reader' })
        .query<{ kept: number; last: number }>('SELECT count(*)::int AS kept, max(id) AS last FROM row_kept');
      await store.close();
      const { kept, last } = rows[0] ?? { kept: 0, last: 0 };
      expect(kept).toBe(last);
      // One row may be written whose acknowledgement was not printed any more.
      expect(last).toBeGreaterThanOrEqual(acknowledged);
      expect(last).toBeLessThanOrEqual(acknowledged + 1);
      acknowledged = last;
    }
  }, 60_000);
});

describe('a first start', () => {
  it('that was interrupted is begun again', async () => {
    const directory = join(root, 'interrupted');
    await mkdir(join(directory, 'pgdata', 'global'), { recursive: true });
    await writeFile(join(directory, 'pgdata', 'PG_VERSION'), '18\n');
    await writeFile(join(directory, 'first-start'), '');
    const store = await openEmbeddedStore({ directory });
    const { rows } = await store.pool({ searchPath: 'public', label: 'test' }).query('SELECT 1 AS one');
    expect(rows).toEqual([{ one: 1 }]);
    await store.close();
    await expect(readFile(join(directory, 'first-start'))).rejects.toMatchObject({ code: 'ENOENT' });
  }, 60_000);
});

describe('a corrupt folder', () => {
  const damages: readonly (readonly [string, (directory: string) => Promise<void>])[] = [
    ['without PG_VERSION', (directory) => rm(join(directory, 'pgdata/PG_VERSION'))],
    ['of another version', (directory) => writeFile(join(directory, 'pgdata/PG_VERSION'), '16\n')],
    ['without pg_control', (directory) => rm(join(directory, 'pgdata/global/pg_control'))],
    ['with an empty pg_control', (directory) => truncate(join(directory, 'pgdata/global/pg_control'))],
    ['with noise in pg_control', (directory) => writeFile(join(directory, 'pgdata/global/pg_control'), Buffer.alloc(8192, 0xa5))],
    ['without its log', (directory) => rm(join(directory, 'pgdata/pg_wal'), { recursive: true })],
    ['without its tables', (directory) => rm(join(directory, 'pgdata/base/5'), { recursive: true })],
  ];

  it.each(damages)('%s is named with what to do, keeps its files, and is unlocked again', async (name, damage) => {
    const directory = await copyOfTemplate(`damaged ${name}`);
    await damage(directory);
    await writeFile(join(directory, 'pgdata', 'witness'), 'still here');
    for (let attempt = 0; attempt < 2; attempt++) {
      const error: unknown = await openEmbeddedStore({ directory }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StoreCorruptError);
      expect(String(error)).toContain(directory);
      expect(String(error)).toContain('Move the folder away');
    }
    expect(await readFile(join(directory, 'pgdata', 'witness'), 'utf8')).toBe('still here');
  });
});

describe('a path that cannot be a data folder', () => {
  it('is named: a file, a path below a file, a folder that holds data when a dump is to be loaded', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    for (const directory of [file, join(file, 'below')]) {
      const error: unknown = await openEmbeddedStore({ directory }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StoreFolderError);
      expect(String(error)).toContain('not a directory');
    }
    const directory = await copyOfTemplate('full');
    await expect(openEmbeddedStore({ directory, load: new Blob([]) })).rejects.toThrow('already holds data');
  });

  it.skipIf(process.getuid?.() === 0)('is named when this user may not write it (skipped for root, who may)', async () => {
    const directory = join(root, 'closed');
    await mkdir(directory);
    await chmod(directory, 0o500);
    await expect(openEmbeddedStore({ directory })).rejects.toThrow('may not read and write');
  });
});
