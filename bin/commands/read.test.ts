import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../core/configuration.ts';
import type { Settings } from '../../core/settings.ts';
import { createDatabase } from '../../store/database.ts';
import { openEmbeddedStore, type Store } from '../../store/store.ts';
import { copyTemplateFolder } from '../../test/harness/store.ts';
import { askRunning } from '../control-client.ts';
import { startControl } from '../control.ts';
import { readings } from '../readings.ts';
import { reach, tellAll } from './read.ts';

let root: string;
let settings: Settings;
let said: string[];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'newsroom-read-'));
  const directory = join(root, 'main');
  await copyTemplateFolder(directory);
  settings = { ...readConfiguration({ environment: {} }), data: { directory } };
});
beforeEach(() => {
  said = [];
});
afterAll(() => rm(root, { recursive: true, force: true }));

const drafts = (forMs: number): Promise<unknown> =>
  reach(
    settings,
    (directory) => askRunning(directory, 'drafts', null),
    (context) => readings.drafts(context, null),
    { forMs, say: (line) => said.push(line) },
  );

describe('a command on a folder that another process has', () => {
  let store: Store;
  const open = async (isNewsroom: boolean): Promise<void> => {
    store = await openEmbeddedStore({ directory: settings.data.directory, isNewsroom });
  };
  afterEach(() => store.close());

  it('waits for a newsroom that starts, says so once, and asks it', async () => {
    await open(true);
    const asked = drafts(30_000);
    await expect.poll(() => said, { timeout: 30_000 }).toHaveLength(1);
    expect(said[0]).toBe(
      `newsroom: the newsroom of process ${process.pid} has the data folder ${settings.data.directory} and does not answer yet: waiting up to 30 s for it`,
    );
    const control = await startControl(settings.data.directory, { database: createDatabase(store), settings, queues: null });
    expect(await asked).toEqual([]);
    expect(said).toHaveLength(1);
    await control.close();
  });

  it('works in the folder itself once the other has ended', async () => {
    await open(false);
    const asked = drafts(30_000);
    await expect
      .poll(() => said, { timeout: 30_000 })
      .toEqual([expect.stringContaining(`process ${process.pid} works in the data folder`)]);
    await store.close();
    expect(await asked).toEqual([]);
  });

  it('says after a while who has it, and that it is a newsroom that has not answered yet', async () => {
    await open(true);
    await expect(drafts(0)).rejects.toMatchObject({
      code: 'folder-locked',
      message: expect.stringMatching(
        new RegExp(`in use by process ${process.pid}, a newsroom that is still starting, or stopping`),
      ) as string,
    });
    await store.close();
    await open(false);
    await expect(drafts(0)).rejects.toThrow(`in use by process ${process.pid}. Stop that process first`);
    expect(said).toEqual([]);
  });

  it('tells the rest of what it has to say to the folder where the newsroom stops meanwhile, and each part once', async () => {
    await open(true);
    const control = await startControl(settings.data.directory, { database: createDatabase(store), settings, queues: null });
    const feeds = ['um', 'dois', 'tres'].map((title) => ({
      url: `https://${title}.example/rss`,
      title,
      site: null,
      language: null,
      country: null,
      category: [],
      documentedAt: null,
      verified: false,
    }));
    const told: unknown[] = [];
    let stopped = Promise.resolve();
    await tellAll(
      settings,
      'importFeeds',
      [...feeds, ...feeds.slice(0, 1)].map((feed) => ({ feeds: [feed], dryRun: false })),
      (value) => {
        told.push(value);
        if (told.length === 1) stopped = control.close().then(() => store.close());
      },
    );
    await stopped;
    const [one, none] = [
      { added: 1, known: 0 },
      { added: 0, known: 1 },
    ];
    expect(told).toEqual([one, one, one, none]);
  });
});
