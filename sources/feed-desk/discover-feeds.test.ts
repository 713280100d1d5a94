import { beforeEach, describe, expect, it } from 'vitest';
import { client, closeAfterEach, serve } from '../fetch/fetch.fixture.ts';
import { checkFeed } from './check-feed.ts';
import { discoverFeeds } from './discover-feeds.ts';

closeAfterEach();

const never = new AbortController().signal;
const rss = (title: string): string =>
  `<rss version="2.0"><channel><title>${title}</title><language>pt-BR</language><link>http://harbour.example/</link><item><title>Levy</title><link>http://harbour.example/levy</link><pubDate>Fri, 13 Mar 2026 08:00:00 GMT</pubDate></item><item><title>No address</title></item></channel></rss>`;

let answers: Map<string, { status?: number; type?: string; body?: string; location?: string }>;
let asked: string[];
beforeEach(() => {
  answers = new Map();
  asked = [];
});

const site = (): Promise<string> =>
  serve((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers.get(request.url ?? '');
    if (answer === undefined) return response.writeHead(404).end('gone');
    const headers = { 'content-type': answer.type ?? 'text/html', ...(answer.location === undefined ? {} : { location: answer.location }) };
    return response.writeHead(answer.status ?? 200, headers).end(answer.body ?? '');
  });

describe('a check of a feed', () => {
  it('says what it is, how fresh, and where it moved to for good', async () => {
    const base = await site();
    answers.set('/old', { status: 301, location: '/new' });
    answers.set('/new', { status: 302, location: '/today' });
    answers.set('/today', { type: 'application/rss+xml', body: rss('Sinal do Porto') });
    expect(await checkFeed(client({ gap: 0 }), `${base}/old`, never)).toMatchObject({
      ok: true,
      url: `${base}/old`,
      movedTo: `${base}/new`,
      form: 'rss',
      title: 'Sinal do Porto',
      language: 'pt-BR',
      entries: 2,
      withoutAddress: 1,
      newest: new Date('2026-03-13T08:00:00Z'),
      repaired: false,
    });
  });

  it.each([
    ['a page', { body: '<html><body>Hello</body></html>' }, 'feed-html'],
    ['nothing', { body: '' }, 'feed-empty'],
    ['a server that fails', { status: 503 }, 'status'],
  ])('names %s', async (_what, answer, code) => {
    const base = await site();
    answers.set('/feed', answer);
    const check = await checkFeed(client({ gap: 0 }), `${base}/feed`, never);
    expect(check).toMatchObject({ ok: false, code });
    expect(check.ok ? '' : check.message).toContain(`${base}/feed`);
  });
});

describe('the feeds of a site', () => {
  it('are those that its first page declares where an article’s page declares none', async () => {
    const base = await site();
    answers.set('/news/levy.html', { body: '<html><body><p>A levy.</p></body></html>' });
    answers.set('/', {
      body: '<html><head><link rel="alternate" type="application/rss+xml" href="/odd/top.x"></head><body></body></html>',
    });
    answers.set('/odd/top.x', { type: 'application/rss+xml', body: rss('Sinal do Porto') });
    const found = await discoverFeeds(client({ gap: 0 }), `${base}/news/levy.html`, { signal: never });
    expect(found.feeds.map(({ from, feed }) => [from, feed.url])).toEqual([['declared', `${base}/odd/top.x`]]);
  });

  it('are those that its page declares and links to, each once and only when it answers as a feed', async () => {
    const base = await site();
    answers.set('/news', {
      body: `<html><head><base href="/section/"><link rel="alternate" type="application/rss+xml" href="all.rss">
        <link rel="Alternate" type="application/atom+xml; charset=utf-8" title="Broken" href="/broken.atom">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.rss">
        <link rel="alternate" hreflang="de" href="/de"></head><body>
        <a href="/world/rss.xml">World</a><a href="/section/all.rss#top">All again</a><a href="/feedback">Write to us</a>
        <a href="/dead.rss">Old</a><a href="mailto:feed@harbour.example">Mail</a></body></html>`,
    });
    answers.set('/section/all.rss', { type: 'application/rss+xml', body: rss('All') });
    answers.set('/world/rss.xml', { type: 'text/xml', body: rss('World') });
    answers.set('/comments.rss', { type: 'application/rss+xml', body: rss('Comments') });
    const progress: string[] = [];
    const found = await discoverFeeds(client({ gap: 0 }), `${base}/news`, { signal: never, progress: (url) => progress.push(url) });
    expect(found.feeds.map(({ from, feed }) => [from, feed.url, feed.title])).toEqual([
      ['declared', `${base}/section/all.rss`, 'All'],
      ['linked', `${base}/world/rss.xml`, 'World'],
    ]);
    expect(found.broken.map(({ check }) => check.url)).toEqual([`${base}/broken.atom`]);
    expect(found.pageFailure).toBeNull();
    expect(asked).not.toContain('/feedback');
    expect(asked).not.toContain('/comments.rss');
    expect(asked).not.toContain('/feed');
    expect(progress).toContain(`${base}/world/rss.xml`);
  });

  it('are looked for in robots.txt, and in the usual places where the site names none', async () => {
    const base = await site();
    answers.set('/', { body: '<html><body>Nothing declared</body></html>' });
    answers.set('/rss.xml', { type: 'application/rss+xml', body: rss('Usual') });
    const usual = await discoverFeeds(client({ gap: 0 }), `${base}/`, { signal: never });
    expect(usual.feeds.map(({ from, feed }) => [from, feed.title])).toEqual([['usual-place', 'Usual']]);

    answers.set('/robots.txt', {
      type: 'text/plain',
      body: `User-agent: *\nSitemap: ${base}/all-pages.xml\nsitemap:${base}/news-map.xml\n`,
    });
    answers.set('/news-map.xml', {
      type: 'text/xml',
      body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${base}/levy</loc><news:news><news:title>Levy</news:title><news:publication_date>2026-03-13</news:publication_date></news:news></url></urlset>`,
    });
    const named = await discoverFeeds(client({ gap: 0 }), `${base}/`, { signal: never });
    expect(named.feeds.map(({ from, feed }) => [from, feed.form])).toEqual([['robots', 'sitemap']]);
    expect(asked).not.toContain('/all-pages.xml');
  });

  it('are the address itself where it is one, and none where nothing is there, with the reason', async () => {
    const base = await site();
    answers.set('/feed.xml', { type: 'application/rss+xml', body: rss('Itself') });
    const itself = await discoverFeeds(client({ gap: 0 }), `${base}/feed.xml`, { signal: never });
    expect(itself.feeds.map(({ from }) => from)).toEqual(['address']);
    expect(asked).toEqual(['/feed.xml']);
    answers.clear();
    const none = await discoverFeeds(client({ gap: 0 }), `${base}/gone`, { signal: never });
    expect(none.feeds).toEqual([]);
    expect(none.pageFailure).toContain(`${base}/gone`);
    const refused = await discoverFeeds(client({ gap: 0, allowPrivate: [] }), base, { signal: never });
    expect(refused.pageFailure).toContain('refused');
  });
});
