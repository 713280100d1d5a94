import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import { NewsroomError } from '../core/errors.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { askRunning, controlPath, startControl } from './control.ts';

const settings = readConfiguration({ environment: {} });
let test: TestStore;
let root: string;
beforeAll(async () => {
  test = await openTestStore();
  root = await mkdtemp(join(tmpdir(), 'newsroom-control-'));
});
afterAll(async () => {
  await test.close();
  await rm(root, { recursive: true, force: true });
});

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}

describe('asking a running newsroom', () => {
  it.each([
    ['a short path', 'short'],
    ['a path longer than a socket’s may be, with spaces', `${'long and longer '.repeat(10)}end`],
  ])('works on %s, also by another name of the folder', async (_name, folder) => {
    const directory = join(root, folder);
    await mkdir(directory);
    const link = join(root, `link-${folder.length}`);
    await symlink(directory, link);
    expect(await askRunning(directory, 'drafts', null)).toBeNull();
    const control = await startControl(directory, { database: test.database, settings, queues: null });
    expect(await askRunning(directory, 'drafts', null)).toEqual({ value: [] });
    expect(await askRunning(link, 'drafts', null)).toEqual({ value: [] });
    await expect(askRunning(link, 'show', 'dr_none')).rejects.toMatchObject({ code: 'no-such-draft' });
    await control.close();
    expect(await askRunning(link, 'drafts', null)).toBeNull();
  });

  it('says in one line that the answer broke off', async () => {
    const directory = join(root, 'broken');
    await mkdir(directory);
    const server = createServer((incoming, outgoing) => {
      outgoing.write('{"ok": tr');
      incoming.on('end', () => outgoing.destroy()).resume();
    });
    await listen(server, controlPath(directory));
    const failure: unknown = await askRunning(directory, 'drafts', null).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NewsroomError);
    expect(failure).toMatchObject({ code: 'newsroom-broke-off' });
    server.close();
  });
});
