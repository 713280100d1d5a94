// The limits of reading a page, on real threads: their programs are the newsroom's own or small ones that misbehave.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createPageReader, type PageReader, type PageReaderOptions } from './page-reader.ts';

const sentence = 'Thirty-one gas carriers lay at anchor outside the strait on the evening of 12 March, waiting for their owners to decide.';
const html = `<!doctype html><html><head><title>Levy stops ships</title></head><body><article><h1>Levy stops ships</h1>${Array.from(
  { length: 6 },
  (_, index) => `<p>${index + 1}: ${sentence}</p>`,
).join('')}</article></body></html>`;

/** A thread's program: what it does with a page is named by the page's title. */
const misbehaving = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ number, task }) => {
  if (task.title === 'loops') for (;;);
  if (task.title === 'never answers') return;
  if (task.title === 'swells') { const kept = []; for (;;) kept.push(new Array(100000).fill(kept.length)); }
  if (task.title === 'throws') throw new Error('out of order');
  if (task.title === 'exits') process.exit(3);
  parentPort.postMessage({ number, answer: { paragraphs: [task.title], headings: [] } });
});
parentPort.postMessage('ready');
`;

let folder = '';
let entry: URL;
let reader: PageReader | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsroom-page-reader-'));
  entry = pathToFileURL(join(folder, 'thread.mjs'));
  await writeFile(entry, misbehaving);
});
afterEach(async () => {
  await reader?.close();
  reader = null;
});
afterAll(() => rm(folder, { recursive: true }));

function open(options: Partial<PageReaderOptions> = {}): PageReader {
  reader = createPageReader({ timeout: 1000, memory: 64, threads: 1, ...options });
  return reader;
}

function ask(title: string, signal?: AbortSignal): Promise<unknown> {
  return (reader as PageReader).readFeedContent({ html: '', url: `https://signal.example/${title}`, title }, signal);
}

const page = {
  bytes: new TextEncoder().encode(html),
  mediaType: 'text/html',
  charset: 'utf-8',
  url: 'https://signal.example/levy',
  title: '',
};

test('a page and a feed’s content are read in a thread that runs our own TypeScript', async () => {
  const own = open({ timeout: 10_000, memory: 384 });
  const read = await own.readPage(page);
  expect(read).toMatchObject({ ok: true, title: 'Levy stops ships' });
  expect(read.ok && read.paragraphs).toHaveLength(6);
  expect(await own.readPage({ ...page, bytes: new Uint8Array() })).toMatchObject({ ok: false, code: 'empty' });
  expect(await own.readFeedContent({ html: `<p>${sentence}</p>`, url: page.url, title: '' })).toEqual({
    paragraphs: [sentence],
    headings: [],
  });
});

test.each([
  ['loops', 'took-too-long', 'it took more than 1000 ms'],
  ['never answers', 'took-too-long', 'it took more than 1000 ms'],
  ['swells', 'out-of-memory', 'it took more than 64 MB'],
  ['throws', 'reader-died', 'out of order'],
  ['exits', 'reader-died', 'its thread ended with 3'],
])('a page that %s is given up and named, the main loop runs on, and the next page is read by another thread', async (title, code, why) => {
  open({ entry, ...(title === 'swells' ? { timeout: 30_000 } : {}) });
  expect(await ask('a first one')).toMatchObject({ paragraphs: ['a first one'] });
  let ticks = 0;
  const clock = setInterval(() => (ticks += 1), 20);
  const [given, next] = await Promise.all([ask(title), ask('the next')]);
  clearInterval(clock);
  expect(given).toEqual({ ok: false, code, message: `https://signal.example/${title} was given up: ${why}` });
  expect(next).toMatchObject({ paragraphs: ['the next'] });
  if (code === 'took-too-long') expect(ticks).toBeGreaterThan(10);
});

test('a program that cannot be loaded is named, page by page', async () => {
  open({ entry: pathToFileURL(join(folder, 'missing.mjs')) });
  expect(await Promise.all([ask('one'), ask('two')])).toMatchObject([
    { ok: false, code: 'reader-died' },
    { ok: false, code: 'reader-died' },
  ]);
});

test('a close ends what is read and what waits, and nothing is read after it', async () => {
  const closing = open({ entry, timeout: 60_000 });
  await ask('a first one');
  const asked = [ask('loops'), ask('waits')];
  await closing.close();
  expect(await Promise.all([...asked, ask('comes late')])).toMatchObject([{ code: 'aborted' }, { code: 'aborted' }, { code: 'aborted' }]);
});

test('a reading called off gives its thread back', async () => {
  open({ entry, timeout: 60_000 });
  const [read, waits] = [new AbortController(), new AbortController()];
  const asked = [ask('loops', read.signal), ask('waits', waits.signal), ask('stays')];
  waits.abort();
  read.abort();
  expect(await Promise.all(asked)).toMatchObject([{ code: 'aborted' }, { code: 'aborted' }, { paragraphs: ['stays'] }]);
  expect(await ask('late', AbortSignal.abort())).toMatchObject({ code: 'aborted' });
});
