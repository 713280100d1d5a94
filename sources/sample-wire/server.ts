// Serves the sample wire on loopback as real feeds and pages, so that the real fetch, parse and extract run against it.
// Ids, paths and the text of pages are the same at every start; only machine-readable dates are set relative to it.
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { SampleWireError } from './errors.ts';
import { feedDocument, feedFile, opmlDocument } from './feed-documents.ts';
import type { FeedEntry, FeedView } from './feed-documents.ts';
import { loadSampleWire } from './load.ts';
import { homePage, placeholderPicture, templateOf } from './pages.ts';
import type { SampleOutlet, SampleReport } from './schema.ts';

type SampleWireOptions = {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** The moment that publication dates count back from; the real one unless a test sets it. */
  now?: Date;
  /** Minutes after the start at which the page that corrects itself does so (a new start shows its first version again); null for never. Default 45. */
  correctAfterMinutes?: number | null;
};

export type SampleWireServer = {
  baseUrl: string;
  feeds: { url: string; outlet: string; language: string; title: string }[];
  opmlUrl: string;
  /** Stops listening and drops open connections; resolves when the port is free. */
  close(): Promise<void>;
};

/** Starts the sample wire. Throws SampleWireError `port-in-use` or `cannot-listen`, and `sample-wire-bad-file` for broken content. */
export async function startSampleWire(options: SampleWireOptions): Promise<SampleWireServer> {
  const { port, host = '127.0.0.1', now = new Date(), correctAfterMinutes = 45 } = options;
  const wire = loadSampleWire();
  for (const outlet of wire.outlets) templateOf(outlet);
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch });
  const baseUrl = await listen(server, port, host);

  const startedAt = performance.now();
  const correctionDue = correctAfterMinutes === null ? Infinity : correctAfterMinutes * 60_000;
  const homeUrl = (outlet: SampleOutlet) => `${baseUrl}/${outlet.slug}/`;
  const feedUrl = (outlet: SampleOutlet) => `${homeUrl(outlet)}${feedFile(outlet).name}`;
  const articleUrl = (report: SampleReport) => `${homeUrl(report.outlet)}${report.slug}.html`;
  const reports = wire.events.flatMap((event) => event.reports);

  const entryOf = (report: SampleReport): FeedEntry => {
    const published = new Date(now.getTime() - report.minutesAgo * 60_000);
    const url = articleUrl(report);
    if (report.corrected && performance.now() - startedAt >= correctionDue)
      return {
        report,
        url,
        paragraphs: report.corrected,
        published,
        updated: new Date(now.getTime() + correctionDue),
      };
    return { report, url, paragraphs: report.paragraphs, published, updated: published };
  };
  const feedOf = (outlet: SampleOutlet): FeedView => {
    const entries = reports
      .filter((report) => report.outlet === outlet)
      .toSorted((a, b) => a.minutesAgo - b.minutesAgo)
      .map(entryOf);
    const updated = entries.reduce((latest, entry) => (entry.updated > latest ? entry.updated : latest), new Date(0));
    return {
      outlet,
      url: feedUrl(outlet),
      homeUrl: homeUrl(outlet),
      entries,
      updated,
    };
  };

  for (const outlet of wire.outlets) {
    app.get(`/${outlet.slug}/`, async (c) => {
      const feed = feedOf(outlet);
      const stories = feed.entries.map(({ report, url }) => ({
        url,
        title: report.title,
        deck: report.deck,
      }));
      return answer(c, 'text/html', String(await homePage(outlet, feed.url, stories)), feed.updated);
    });
    app.get(new URL(feedUrl(outlet)).pathname, async (c) => {
      const feed = feedOf(outlet);
      return answer(c, feedFile(outlet).type, await feedDocument(feed), feed.updated);
    });
    app.get(`/${outlet.slug}/picture.svg`, async (c) => answer(c, 'image/svg+xml', String(await placeholderPicture()), now));
  }
  for (const report of reports) {
    app.get(`/${report.outlet.slug}/${report.slug}.html`, async (c) => {
      const entry = entryOf(report);
      const related = reports.filter((other) => other.outlet === report.outlet && other !== report).slice(0, 5);
      const markup = templateOf(report.outlet)({
        outlet: report.outlet,
        report,
        paragraphs: entry.paragraphs,
        url: entry.url,
        homeUrl: homeUrl(report.outlet),
        pictureUrl: `${homeUrl(report.outlet)}picture.svg`,
        published: entry.published.toISOString(),
        updated: entry.updated.toISOString(),
        related: related.map((other) => ({ url: articleUrl(other), title: other.title })),
      });
      return answer(c, 'text/html', String(await markup), entry.updated);
    });
  }
  const feeds = wire.outlets.map((outlet) => ({
    outlet,
    url: feedUrl(outlet),
    homeUrl: homeUrl(outlet),
  }));
  app.get('/feeds.opml', async (c) => answer(c, 'text/x-opml', await opmlDocument(feeds), now));
  app.get('/truth.json', (c) => {
    const truth = Object.fromEntries(reports.map((report) => [articleUrl(report), report.event]));
    return answer(c, 'application/json', JSON.stringify(truth), now);
  });

  return {
    baseUrl,
    opmlUrl: `${baseUrl}/feeds.opml`,
    feeds: feeds.map(({ outlet, url }) => ({
      url,
      outlet: outlet.slug,
      language: outlet.language,
      title: outlet.name,
    })),
    close: () => close(server),
  };
}

/** 200 with validators, or 304: If-None-Match decides where it is sent, If-Modified-Since otherwise (RFC 9110, 13.2.2). */
function answer(c: Context, type: string, text: string, modified: Date): Response {
  const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
  const headers = {
    etag: tag,
    'last-modified': modified.toUTCString(),
    'cache-control': 'max-age=30',
  };
  const match = c.req.header('if-none-match');
  const since = Date.parse(c.req.header('if-modified-since') ?? '');
  const fresh = match === undefined ? since >= Math.floor(modified.getTime() / 1000) * 1000 : namesTag(match, tag);
  if (fresh) return c.body(null, 304, headers);
  return c.body(text, 200, { ...headers, 'content-type': `${type}; charset=utf-8` });
}

function namesTag(header: string, tag: string): boolean {
  return header.split(',').some((item) => ['*', tag, `W/${tag}`].includes(item.trim()));
}

function listen(server: ServerType, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: NodeJS.ErrnoException) => reject(listenError(cause, port, host));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

function listenError(cause: NodeJS.ErrnoException, port: number, host: string): SampleWireError {
  if (cause.code === 'EADDRINUSE')
    return new SampleWireError(
      'port-in-use',
      `Sample wire: port ${port} on ${host} is in use; stop what uses it, or set NEWSROOM_SAMPLE_PORT (sample.port) to a free port`,
      cause,
    );
  return new SampleWireError('cannot-listen', `Sample wire: cannot listen on ${host}:${port} (${cause.code ?? cause.message})`, cause);
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error && (error as NodeJS.ErrnoException).code !== 'ERR_SERVER_NOT_RUNNING' ? reject(error) : resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
