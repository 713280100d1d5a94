// The command with a real folder: alone on it, and told to the process that has it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadRoster } from '../../agents/roster.ts';
import { readConfiguration } from '../../core/configuration.ts';
import type { Settings } from '../../core/settings.ts';
import { createDatabase, type Database } from '../../store/database.ts';
import { openEmbeddedStore, type Store } from '../../store/store.ts';
import { pageOf, says, servePages, textOn, type PageServer } from '../../test/harness/given-pages.ts';
import { copyTemplateFolder } from '../../test/harness/store.ts';
import { workAtAddress } from '../address-work.ts';
import { startControl, type ControlServer } from '../control.ts';
import type { Queues } from '../../workers/queues.ts';
import { assignAddress } from './assign-address.ts';

/** A page of its subject, which has nothing in common with one of another. */
const page = (subject: string): string => pageOf(subject, textOn(subject));

let root: string;
let settings: Settings;
let pages: PageServer;
let base = '';
let persona = '';
let other = '';
let said = '';

beforeAll(async () => {
  pages = await servePages();
  ({ base } = pages);
  for (const path of ['/2026/lock-closed', '/2026/toll-rises']) pages.answers.set(path, says(page(path)));
  root = await mkdtemp(join(tmpdir(), 'newsroom-assign-'));
  const directory = join(root, 'main');
  await copyTemplateFolder(directory);
  const read = readConfiguration({ environment: {} });
  settings = { ...read, data: { directory }, log: { level: 'silent' }, fetch: { ...read.fetch, allowPrivate: ['127.0.0.1'] } };
  [persona = '', other = ''] = (await loadRoster(settings.personas.directory)).personas.map(({ id }) => id);
});
afterAll(async () => {
  await pages.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(() => {
  said = '';
  const hear = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const assign = (path: string, options: Partial<Parameters<typeof assignAddress>[1]> = {}): Promise<void> =>
  assignAddress(settings, { url: `${base}${path}`, persona, reason: 'seen', replace: false, dryRun: false, json: false, ...options });

describe('alone on the folder', () => {
  it('reads the page, assigns its story, and says what was done; again, it finds the same', async () => {
    await assign('/2026/lock-closed', { dryRun: true });
    expect(said).toContain('is not stored: it would be fetched');
    said = '';
    await assign('/2026/lock-closed');
    expect(said).toContain('reading the page at 127.0.0.1');
    expect(said).toMatch(/Story st_\w+ \(“.*lock-closed”, 1 article\) is given to .+ and pinned: draft dr_\w+, queued/u);
    expect(said).toContain('It is written when the newsroom runs.');
    said = '';
    await assign('/2026/lock-closed/?utm_source=x', { json: true });
    expect(JSON.parse(said.slice(said.indexOf('{')))).toMatchObject({
      state: 'assigned',
      story: { articles: 1 },
      draft: { state: 'queued' },
    });
  });

  it('says clearly why not', async () => {
    await expect(assign('/2026/gone-page')).rejects.toMatchObject({ code: 'status', message: expect.stringContaining('404') as string });
    await expect(assign('/')).rejects.toMatchObject({ code: 'home-page' });
    await expect(assign('', { url: 'a.example/lock' })).rejects.toThrow('write https://a.example/lock');
    await expect(assign('/2026/lock-closed', { persona: 'nobody' })).rejects.toThrow(persona);
    await expect(assign('', { url: 'http://10.1.2.3/2026/inside' })).rejects.toMatchObject({
      code: 'refused-address',
      message: expect.stringContaining('10.1.2.3 is not a public address. Give the address that readers open') as string,
    });
    await expect(assign('', { url: 'https://me:secret@a.example/lock' })).rejects.toThrow(/^https:\/\/a\.example\/lock is refused/u);
    said = '';
    await expect(assign('/2026/gone-page', { json: true })).rejects.toMatchObject({ code: 'status' });
    expect(JSON.parse(said.slice(said.indexOf('{')))).toMatchObject({ outcome: 'status', state: 'refused', itemId: null, drafts: [] });
  });

  it('ends no draft of another analyst unless it is told to: it says which, and changes nothing', async () => {
    const before = said;
    await assign('/2026/lock-closed', { json: true });
    const had = JSON.parse(said.slice(before.length).slice(said.indexOf('{'))) as { draftId: string; storyId: string };
    for (const dryRun of [true, false]) {
      said = '';
      await expect(assign('/2026/lock-closed', { persona: other, json: true, dryRun })).rejects.toMatchObject({
        code: 'other-draft',
        message: expect.stringMatching(new RegExp(`draft ${had.draftId} of .+ \\(queued\\) would end.+--replace`, 'u')) as string,
      });
      expect(JSON.parse(said)).toMatchObject({
        outcome: 'other-draft',
        story: had.storyId,
        drafts: [{ id: had.draftId, personaId: persona, state: 'queued' }],
      });
    }
    said = '';
    await assign('/2026/lock-closed', { persona: other, replace: true, dryRun: true });
    expect(said).toContain(`Draft ${had.draftId} of`);
    said = '';
    await assign('/2026/lock-closed', { persona: other, replace: true });
    expect(said).toContain('The page was stored already');
    expect(said).toContain(`Withdrawn, as nobody has reviewed it: ${had.draftId}`);
  });
});

describe('while a newsroom has the folder', () => {
  let store: Store;
  let database: Database;
  let control: ControlServer;
  let roles: string[];
  beforeEach(async () => {
    store = await openEmbeddedStore({ directory: settings.data.directory, isNewsroom: true });
    database = createDatabase(store);
    const queues = { kind: 'embedded' } as unknown as Queues;
    control = await startControl(settings.data.directory, { database, settings, queues });
    roles = ['read', 'cluster'];
    await database.deleteFrom('heartbeat').execute();
  });
  afterEach(async () => {
    await control.close();
    await store.close();
  });
  const alive = () =>
    database
      .insertInto('heartbeat')
      .values({ process_id: roles.join('-'), host: 'here', pid: 1, roles, ended_at: null, detail: '{}' })
      .execute();

  it('waits for its jobs, and says how far they are', async () => {
    await alive();
    const assigned = assign('/2026/toll-rises');
    // The newsroom's own jobs, played by the same functions.
    await expect.poll(() => said, { timeout: 10_000 }).toContain('reading the page at 127.0.0.1');
    const { id } = await database.selectFrom('address_assignment').select('id').where('state', '=', 'waiting').executeTakeFirstOrThrow();
    await workAtAddress({ database, settings, queues: null }, id, new AbortController().signal, () => undefined);
    await assigned;
    expect(said).toMatch(/Story st_\w+ .* is given to .+ draft dr_\w+, queued/u);
    expect(said).not.toContain('when the newsroom runs');
  });

  it('is told of another analyst’s draft, at once or when the page is read', async () => {
    await alive();
    await expect(assign('/2026/toll-rises', { persona: other })).rejects.toMatchObject({ code: 'other-draft' });
    expect(
      await database
        .selectFrom('address_assignment')
        .select('id')
        .where('persona_id', '=', other)
        .where('state', '!=', 'assigned')
        .execute(),
    ).toEqual([]);
    pages.answers.set('/2026/toll-rises-again', says(page('/2026/toll-rises')));
    const assigned = assign('/2026/toll-rises-again', { persona: other, json: true });
    const refused = assigned.catch((error: unknown) => error);
    await expect.poll(() => said, { timeout: 10_000 }).toContain('reading the page at 127.0.0.1');
    const { id } = await database.selectFrom('address_assignment').select('id').where('state', '=', 'waiting').executeTakeFirstOrThrow();
    await workAtAddress({ database, settings, queues: null }, id, new AbortController().signal, () => undefined);
    expect(await refused).toMatchObject({ code: 'other-draft', message: expect.stringContaining('--replace') as string });
    expect(JSON.parse(said.slice(said.indexOf('{')))).toMatchObject({
      outcome: 'other-draft',
      state: 'refused',
      drafts: [{ personaId: persona, state: 'queued' }],
    });
  });

  it('does not wait for a role that nobody has, and keeps what was asked for', async () => {
    roles = ['cluster'];
    await alive();
    await expect(assign('/2026/never-read')).rejects.toMatchObject({
      code: 'still-waiting',
      message: expect.stringContaining('role read') as string,
    });
    const kept = await database.selectFrom('address_assignment').select('url').where('state', '=', 'waiting').execute();
    expect(kept).toEqual([{ url: `${base}/2026/never-read` }]);
  });
});
