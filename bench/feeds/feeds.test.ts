import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from './corpus.ts';
import type { CorpusFeed } from './corpus.ts';
import { runCase } from './run-case.ts';
import { generateFeed, generatedKinds } from './generated.ts';
import { makeCase } from './mutator.ts';
import { predict } from './predictions.ts';

const shared = '../shared/data/feeds';
const source = { url: 'https://paper.example/x/feed.xml', contentType: null };

describe('a corpus', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'feeds-'));
    await mkdir(join(folder, 'wellformed'));
    const headed = (head: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(`<!--\n${head}\n-->\n<rss/>`, encoding);
    await writeFile(
      join(folder, 'wellformed/one.xml'),
      headed(
        "Header:      Content-type: text/xml; charset=x\nExpect:      not bozo and entries[0]['title_detail']['value'] == u'it\\'s \\u2019\\xe4' and feed.link == \"http://a/\" and feed['links'][0]['rel'] == 'self'",
      ),
    );
    await writeFile(
      join(folder, 'two.xml'),
      headed(
        "Expect: entries[0]['updated_parsed'] == (2003, 12, 31, 10, 14, 55, 2, 365, 0) and entries[0]['id'] == entries[1]['id'] == 'x' and entries[0]['content'][0]['value'] == '''y''' and entries[0]['content'][0]['type'] == 'z'",
        'utf16le',
      ),
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says what is expected, with which headers, in any encoding', async () => {
    const [two, one] = (await readCorpus(folder)) as [CorpusFeed, CorpusFeed];
    expect(one).toMatchObject({ path: 'wellformed/one.xml', headers: { 'content-type': 'text/xml; charset=x' } });
    expect(one.expectations).toEqual([
      { of: 'entry', field: 'title', value: "it's ’ä" },
      { of: 'feed', field: 'link', value: 'http://a/' },
    ]);
    expect(two.expectations).toEqual([
      { of: 'entry', field: 'updated', value: '2003-12-31T10:14:55.000Z' },
      { of: 'entry', field: 'id', value: 'x' },
      { of: 'entry', field: 'content', value: 'y' },
    ]);
  });
});

describe('a prediction', () => {
  it('has texts as clean HTML with whole addresses, and a summary from the content', async () => {
    const feed = `<rss version="2.0"><channel><title>T</title><item><guid>1</guid><title>A &amp;amp; B</title><content:encoded xmlns:content="c"><![CDATA[<a href="/y" onclick="x">k</a><script>no</script><img src="z.jpg">]]></content:encoded></item></channel></rss>`;
    const { prediction, reader } = await predict(Buffer.from(feed), source);
    const html = '<a href="https://paper.example/y">k</a><img src="https://paper.example/x/z.jpg" />';
    expect(reader).toBe('rss-parser');
    expect(prediction).toEqual({
      title: 'T',
      link: null,
      description: null,
      items: [{ id: '1', title: 'A &amp; B', link: null, summary: html, content: html, author: null, published: null, updated: null }],
    });
  });
});

describe('a generated feed', () => {
  it.each(generatedKinds)('of kind %s is read whole, by rss-parser', async (kind) => {
    const { prediction, reader } = await predict(Buffer.from(generateFeed(kind, 100, 1)), source);
    expect(reader).toBe('rss-parser');
    expect(prediction.items).toHaveLength(100);
    for (const item of prediction.items) {
      expect(item).toMatchObject({ author: 'Ana Ruiz', link: expect.stringContaining('/2026/11/1-') as string });
      expect(item.published).not.toBeNull();
    }
    expect(generateFeed(kind, 3, 7)).toBe(generateFeed(kind, 3, 7));
  });
});

describe('broken feeds', () => {
  async function faults(corpus: readonly Uint8Array[], seed: number, cases: number): Promise<object[]> {
    const found: object[] = [];
    for (let number = 0; number < cases; number += 1) {
      const outcome = await runCase(makeCase(corpus, seed, number));
      if (outcome.fault) found.push({ seed, case: number, ...outcome });
    }
    return found;
  }

  it('made of generated ones are a feed within its bounds or a FeedError, within two seconds', async () => {
    expect(await faults([], 1, 300)).toEqual([]);
  });

  it.skipIf(!existsSync(shared))('made of the corpus are too (skipped where ../shared/data/feeds is absent)', async () => {
    const corpus = (await readCorpus(shared)).map((feed) => feed.bytes);
    expect(corpus.length).toBeGreaterThan(500);
    expect(await faults(corpus, 2, 400)).toEqual([]);
  });

  it('are the same for a seed and a number', () => {
    expect(makeCase([], 5, 17)).toEqual(makeCase([], 5, 17));
    expect(makeCase([], 5, 17)).not.toEqual(makeCase([], 6, 17));
  });
});

describe('large and hostile feeds', () => {
  const rss = (inner: string): string => `<rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`;
  const json = (inner: string): string => `{"version":"https://jsonfeed.org/version/1.1",${inner}}`;
  const levels = Array.from(
    { length: 30 },
    (_value, level) => `<!ENTITY e${level} "${level === 0 ? 'ha' : `&e${level - 1};`.repeat(10)}">`,
  ).join('');
  it.each([
    ['fifty thousand items', () => rss('<item><title>A</title><guid>1</guid></item>'.repeat(50_000)), 'feed-too-large'],
    ['endless nesting', () => rss('<item>'.repeat(150_000)), 'feed-malformed'],
    [
      'an entity bomb',
      () =>
        `<!DOCTYPE rss [${levels}]>${rss(`<item><guid>1</guid><title>x</title><description>${'&e29;&e3;'.repeat(50_000)}</description></item>`)}`,
      'ok',
    ],
    [
      'a run of spaces',
      () => rss(`<item><title>x</title><author>${' '.repeat(3_000_000)}x</author><category>${' '.repeat(3_000_000)}</category></item>`),
      'ok',
    ],
    ['texts that are opened only', () => rss('<item><description><![CDATA['.repeat(200_000)), 'feed-malformed'],
    ['tags in a text', () => rss(`<item><title>x</title><description>${'<b '.repeat(2_000_000)}</description></item>`), 'ok'],
    ['fifty thousand empty items', () => rss('<item/>'.repeat(50_000)), 'ok'],
    ['fifty thousand items in JSON', () => json(`"items":[${'{"id":"1"},'.repeat(50_000)}{}]`), 'feed-too-large'],
    ['as many items as are read from JSON', () => json(`"items":[${`{"id":1,"title":"${'&x<b'.repeat(14)}"},`.repeat(19_999)}{}]`), 'ok'],
    ['no items in JSON, but millions of numbers', () => json(`"items":[${'0,'.repeat(4_000_000)}0]`), 'feed-too-large'],
    ['millions of authors that are numbers', () => json(`"items":[{"id":"1","title":"x","authors":[${'0,'.repeat(4_000_000)}0]}]`), 'ok'],
    ['millions of hubs that say nothing', () => json(`"hubs":[${'{},'.repeat(2_600_000)}0],"items":[]`), 'ok'],
    ['a text of brackets in JSON', () => json(`"items":[{"id":"1","content_text":"${'<'.repeat(7_900_000)}"}]`), 'feed-too-large'],
    ['a text of written brackets in JSON', () => json(`"items":[{"id":"1","content_text":"${'\\u003c'.repeat(1_300_000)}"}]`), 'ok'],
    ['a text of empty lines in JSON', () => json(`"items":[{"id":"1","content_text":"${'\\n\\na'.repeat(1_500_000)}"}]`), 'ok'],
    ['an attribute of millions', () => rss(`<item a="${'x'.repeat(5_000_000)}"><title>x</title></item>`), 'ok'],
  ])('with %s take less than two seconds and little memory', async (_what, make, kind) => {
    const bytes = Buffer.from(make());
    const before = process.memoryUsage().heapUsed;
    expect(await runCase({ bytes, contentType: null })).toMatchObject({ kind, fault: false });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(400 * 2 ** 20);
  });
});
