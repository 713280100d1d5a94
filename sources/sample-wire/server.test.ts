import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOpml } from '../feeds/opml.ts';
import { parseFeed, type ParsedFeed } from '../feeds/parse-feed.ts';
import { loadSampleWire } from './load.ts';
import { notice } from './page-view.ts';
import { startSampleWire } from './server.ts';
import type { SampleWireServer } from './server.ts';

const now = new Date('2031-05-06T07:08:09.123Z');
const { outlets, events } = loadSampleWire();
const reports = events.flatMap((event) => event.reports);
let wire: SampleWireServer;

beforeAll(async () => {
  wire = await startSampleWire({ port: 0, now });
});
afterAll(async () => {
  await wire.close();
});

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(path, wire.baseUrl), { headers });
}

async function feedAt(url: string): Promise<ParsedFeed> {
  const response = await fetch(url);
  return parseFeed(new Uint8Array(await response.arrayBuffer()), { url, contentType: response.headers.get('content-type'), now });
}

const pageOf = (report: (typeof reports)[number]): string => `/${report.outlet.slug}/${report.slug}.html`;
const flat = (value: string): string => value.replaceAll(/\s+/gu, ' ');
const readable = (page: string): string => flat(new Readability(parseHTML(page).document).parse()?.textContent ?? '');

describe('the feeds', () => {
  it('parse, say that they are fictional, and list every report of their outlet, newest first', async () => {
    expect(wire.feeds).toHaveLength(outlets.length);
    for (const feed of wire.feeds) {
      expect(await (await fetch(feed.url)).text()).toContain(notice);
      const parsed = await feedAt(feed.url);
      const own = reports.filter((report) => report.outlet.slug === feed.outlet).toSorted((a, b) => a.minutesAgo - b.minutesAgo);
      expect(parsed).toMatchObject({ title: feed.title, language: feed.language, repaired: false });
      expect(parsed.entries.map((entry) => entry.title)).toEqual(own.map((report) => report.title));
      expect(parsed.entries.map((entry) => entry.url)).toEqual(own.map((report) => wire.baseUrl + pageOf(report)));
      expect(parsed.entries.map((entry) => entry.author)).toEqual(own.map((report) => report.byline));
      for (const { publishedAt } of parsed.entries) {
        expect(publishedAt?.getTime()).toBeLessThan(now.getTime());
        expect(publishedAt?.getTime()).toBeGreaterThan(now.getTime() - 24 * 3_600_000);
      }
    }
  });

  it('come as RSS, as RSS with full content, as RDF, as Atom and as JSON Feed', async () => {
    const formats = new Set(outlets.map((outlet) => outlet.feed));
    expect(formats).toEqual(new Set(['rss', 'rss-full', 'rdf', 'atom', 'json']));
    const read = await Promise.all(wire.feeds.map(async (feed) => (await feedAt(feed.url)).form));
    expect(new Set(read)).toEqual(new Set(['rss', 'rdf', 'atom', 'json']));
    const full = await feedAt(`${wire.baseUrl}/open-lens/feed.xml`);
    const report = reports.filter(({ outlet }) => outlet.slug === 'open-lens').toSorted((a, b) => a.minutesAgo - b.minutesAgo)[0];
    const { document } = parseHTML(`<main>${full.entries[0]?.contentHtml}</main>`);
    expect([...document.querySelectorAll('p')].map((node) => node.textContent)).toEqual(report?.paragraphs);
  });

  it('are listed in an OPML file that reads without a problem', async () => {
    const list = parseOpml(await (await fetch(wire.opmlUrl)).text());
    expect(list.problems).toEqual([]);
    expect(list.feeds.map(({ url, language, title }) => ({ url, language, title }))).toEqual(
      wire.feeds.map(({ url, language, title }) => ({ url, language, title })),
    );
  });

  it('keep their ids and addresses whenever and wherever the wire starts', async () => {
    const other = await startSampleWire({ port: 0, now: new Date(now.getTime() + 9_000_000) });
    const entries = async (server: SampleWireServer): Promise<unknown> => {
      const parsed = await Promise.all(server.feeds.map(async (feed) => feedAt(feed.url)));
      return parsed.flatMap(({ entries: all }) => all.map((entry) => [entry.guid, new URL(entry.url ?? '').pathname]));
    };
    try {
      expect(await entries(other)).toEqual(await entries(wire));
    } finally {
      await other.close();
    }
  });
});

describe('the pages', () => {
  it('give their whole article to an extractor and keep the rest of the page out of it', async () => {
    for (const report of reports) {
      const page = await (await get(pageOf(report))).text();
      const text = readable(page);
      for (const paragraph of report.paragraphs) expect(text, report.slug).toContain(flat(paragraph));
      expect(text, report.slug).not.toContain(notice);
      expect(text, report.slug).not.toMatch(
        /cookie|newsletter|subscri|boletín|рассылк|Probierpreis|lettre de la rédaction|缓存|ملفات تعريف/iu,
      );
    }
  });

  it('say visibly, outside the article, that they are fictional', async () => {
    for (const report of reports) {
      const { document } = parseHTML(await (await get(pageOf(report))).text());
      const nodes = [...document.querySelectorAll('body *')].filter((node) => node.children.length === 0);
      const notices = nodes.filter((node) => node.textContent.includes(notice));
      expect(notices.length, report.slug).toBeGreaterThanOrEqual(1);
      for (const node of notices) {
        expect(node.closest('article, [itemprop=articleBody], [style], [aria-hidden]'), report.slug).toBeNull();
      }
    }
  });

  it('each use a structure of their outlet’s own', async () => {
    const shapes = await Promise.all(
      outlets.map(async (outlet) => {
        const report = reports.find((candidate) => candidate.outlet.slug === outlet.slug);
        if (!report) throw new Error(`no report of ${outlet.slug}`);
        const { document } = parseHTML(await (await get(pageOf(report))).text());
        return [...document.querySelectorAll('body *')].map((node) => `${node.tagName}.${node.className}`).join(' ');
      }),
    );
    expect(new Set(shapes).size).toBe(outlets.length);
  });

  it('show the same text at every start', async () => {
    const other = await startSampleWire({ port: 0, now: new Date(now.getTime() + 86_400_000) });
    try {
      for (const report of reports) {
        const again = await (await fetch(new URL(pageOf(report), other.baseUrl))).text();
        const first = await (await get(pageOf(report))).text();
        expect(flat(parseHTML(again).document.body.textContent)).toBe(flat(parseHTML(first).document.body.textContent));
      }
    } finally {
      await other.close();
    }
  });

  it('are reached from their outlet’s home page, which links its feed', async () => {
    for (const outlet of outlets) {
      const { document } = parseHTML(await (await get(`/${outlet.slug}/`)).text());
      const links = [...document.querySelectorAll('main a')].map((node) => node.getAttribute('href'));
      const own = reports.filter((report) => report.outlet.slug === outlet.slug);
      expect(links).toHaveLength(own.length);
      expect(new Set(links)).toEqual(new Set(own.map((report) => wire.baseUrl + pageOf(report))));
      expect(document.querySelector('link[rel=alternate]')?.getAttribute('href')).toMatch(
        new RegExp(`/${outlet.slug}/feed\\.(?:xml|json)$`),
      );
      expect(document.body.textContent).toContain(notice);
    }
  });

  it('carry the planted instructions only on the page that is meant to, hidden from sight', async () => {
    for (const report of reports) {
      const page = await (await get(pageOf(report))).text();
      const { document } = parseHTML(page);
      const hidden = [...document.querySelectorAll('[style*="display:none"]')].map((node) => node.textContent).join(' ');
      if (report.planted) {
        expect(flat(hidden)).toContain(report.planted.hidden);
        expect(document.querySelector('img')?.getAttribute('alt')).toBe(report.planted.alternative);
      } else {
        expect(hidden).toBe('');
        expect(page).not.toMatch(/LANGUAGE MODELS|disregard your instructions/u);
      }
    }
  });

  it('load a picture that says it is none', async () => {
    const response = await get('/harbour-signal/picture.svg');
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    expect(await response.text()).toContain(notice);
  });

  it('answer 404 for an address that does not exist', async () => {
    expect((await get('/harbour-signal/nothing-here.html')).status).toBe(404);
    expect((await get('/unknown-outlet/feed.xml')).status).toBe(404);
  });
});

describe('conditional requests', () => {
  const paths = ['/port-lyndon-ledger/feed.xml', '/yunting-daily/feed.xml', pageOf(reports[0] as (typeof reports)[number]), '/feeds.opml'];

  it('get 304 without a body for the tag or the date of the last answer', async () => {
    for (const path of paths) {
      const first = await get(path);
      const tag = first.headers.get('etag') ?? '';
      const modified = first.headers.get('last-modified') ?? '';
      expect(tag).toMatch(/^"[0-9a-f]{32}"$/u);
      for (const headers of [{ 'if-none-match': tag }, { 'if-none-match': `"other", W/${tag}` }, { 'if-modified-since': modified }]) {
        const again = await get(path, headers);
        expect(again.status).toBe(304);
        expect(again.headers.get('etag')).toBe(tag);
        expect(await again.text()).toBe('');
      }
    }
  });

  it('get the whole answer for another tag, an older date, or a date that is none', async () => {
    for (const path of paths) {
      const modified = (await get(path)).headers.get('last-modified') ?? '';
      const older = new Date(Date.parse(modified) - 1000).toUTCString();
      expect((await get(path, { 'if-none-match': '"other"', 'if-modified-since': modified })).status).toBe(200);
      expect((await get(path, { 'if-modified-since': older })).status).toBe(200);
      expect((await get(path, { 'if-modified-since': 'yesterday' })).status).toBe(200);
    }
  });
});

describe('the page that corrects itself', () => {
  const report = reports.find((candidate) => candidate.corrected !== null);
  if (!report) throw new Error('no report is corrected');

  it('shows its first version at the start and the corrected one later, under new validators', async () => {
    const later = await startSampleWire({ port: 0, now, correctAfterMinutes: 0 });
    try {
      const before = await get(pageOf(report));
      const after = await fetch(new URL(pageOf(report), later.baseUrl), {
        headers: { 'if-modified-since': before.headers.get('last-modified') ?? '' },
      });
      expect(after.status).toBe(200);
      expect(readable(await before.text())).not.toContain('Correction, 12 March');
      const text = readable(await after.text());
      for (const paragraph of report.corrected ?? []) expect(text).toContain(flat(paragraph));
      const feed = await (await fetch(`${later.baseUrl}/${report.outlet.slug}/feed.xml`)).text();
      expect(feed).toContain(`<updated>${now.toISOString()}</updated>`);
    } finally {
      await later.close();
    }
  });
});

describe('the server', () => {
  it('tells which event every page reports', async () => {
    const truth: unknown = await (await get('/truth.json')).json();
    expect(truth).toEqual(Object.fromEntries(reports.map((report) => [wire.baseUrl + pageOf(report), report.event])));
  });

  it('refuses a port that is in use with an error to act on', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    try {
      await expect(startSampleWire({ port })).rejects.toMatchObject({
        name: 'SampleWireError',
        code: 'port-in-use',
        message: expect.stringContaining(String(port)) as string,
      });
    } finally {
      await new Promise((resolve) => taken.close(resolve));
    }
  });

  it('refuses a host that is not of this machine', async () => {
    await expect(startSampleWire({ port: 0, host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'cannot-listen',
    });
  });

  it('frees its port when it is closed, with a connection open, and can be closed twice', async () => {
    const first = await startSampleWire({ port: 0 });
    await (await fetch(first.opmlUrl)).text();
    await first.close();
    await first.close();
    const again = await startSampleWire({ port: Number(new URL(first.baseUrl).port) });
    expect(again.baseUrl).toBe(first.baseUrl);
    await again.close();
  });
});
