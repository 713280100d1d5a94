import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOpmlFile } from './opml-file.ts';
import { OPML_MAX_LENGTH, OpmlError, renderOpml } from './opml.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opml-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function failureOf(path: string): Promise<OpmlError> {
  const error: unknown = await readOpmlFile(path).catch((thrown: unknown) => thrown);
  if (!(error instanceof OpmlError)) throw new Error(`${path} was read or failed otherwise`, { cause: error });
  return error;
}

const feed = {
  url: 'https://radio.example/feed',
  title: 'Ràdio Exemple',
  site: 'https://radio.example/',
  language: 'ca',
  country: 'AD',
  category: ['Europe'],
  documentedAt: 'https://radio.example/rss',
  verified: false,
};

describe('reading a feed list from a file', () => {
  it('gives the feeds, with or without a byte order mark', async () => {
    const xml = renderOpml([feed], 'Mine');
    const plain = await readOpmlFile(await fileWith('plain.opml', xml));
    const marked = await readOpmlFile(await fileWith('marked.opml', `\uFEFF${xml}`));
    expect(plain).toEqual({ title: 'Mine', feeds: [feed], problems: [] });
    expect(marked).toEqual(plain);
  });

  it('says which file is missing', async () => {
    const path = join(folder, 'nowhere.opml');
    const error = await failureOf(path);
    expect(error.code).toBe('opml-unreadable');
    expect(error.message).toContain(path);
    expect(error.message).toContain('ENOENT');
  });

  it('refuses a folder', async () => {
    const error = await failureOf(folder);
    expect(error.code).toBe('opml-unreadable');
    expect(error.message).toContain('is not a file');
  });

  it('refuses a file that is not UTF-8, rather than guess its letters', async () => {
    const path = await fileWith('latin1.opml', Buffer.from(renderOpml([feed]), 'latin1'));
    const error = await failureOf(path);
    expect(error.code).toBe('opml-unreadable');
    expect(error.message).toContain('UTF-8');
  });

  it('refuses a file one byte past the limit and reads one just within it', async () => {
    const xml = renderOpml([feed]);
    const padding = OPML_MAX_LENGTH - Buffer.byteLength(xml);
    const within = await readOpmlFile(await fileWith('full.opml', xml + ' '.repeat(padding)));
    expect(within.feeds).toHaveLength(1);
    const error = await failureOf(await fileWith('over.opml', xml + ' '.repeat(padding + 1)));
    expect(error.code).toBe('opml-too-large');
  });

  it('names the file that is no feed list', async () => {
    const path = await fileWith('page.html', '<html><body>Hello</body></html>');
    const error = await failureOf(path);
    expect(error.code).toBe('opml-malformed');
    expect(error.message).toContain(path);
  });
});
