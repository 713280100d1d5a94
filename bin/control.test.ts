import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import { NewsroomError } from '../core/errors.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { seedDraft } from '../test/harness/seed-draft.ts';
import { askRunning, controlPath, tellRunning } from './control-client.ts';
import { startControl } from './control.ts';

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

  it('changes it too, after checking the argument', async () => {
    const directory = join(root, 'changed');
    await mkdir(directory);
    const { storyId, draftId } = await seedDraft(test.database);
    expect(await tellRunning(directory, 'allow', { subject: storyId, cost: 1, tokens: 0 })).toBeNull();
    const control = await startControl(directory, { database: test.database, settings, queues: null });
    const allowed = await tellRunning(directory, 'allow', { subject: draftId, cost: 1.5, tokens: 0 });
    expect(allowed?.value).toMatchObject({ storyId, cost: 1.5 });
    await expect(tellRunning(directory, 'allow', { subject: storyId, cost: -1, tokens: 0 })).rejects.toMatchObject({
      code: 'bad-argument',
    });
    await expect(tellRunning(directory, 'allow', { subject: storyId, cost: 0, tokens: 0 })).rejects.toMatchObject({
      code: 'nothing-allowed',
    });
    await expect(tellRunning(directory, 'allow', { subject: 'none', cost: 1, tokens: 0 })).rejects.toMatchObject({ code: 'no-such-story' });
    const { rows } = await sql<{ entry: string }>`select entry from audit order by seq desc limit 1`.execute(test.database);
    expect(JSON.parse(rows[0]?.entry ?? '')).toMatchObject({ actor: 'operator', action: 'spending-allowed', subject: storyId });
    await control.close();
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
