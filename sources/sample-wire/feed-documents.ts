// The sample wire's feeds and feed list: RSS 2.0 with summaries, RSS 2.0 with full content, RDF (RSS 1.0), Atom and JSON Feed. Entry
// ids are made of outlet and slug alone, so that they stay the same whatever the port and whenever the server started.
import { html, raw } from 'hono/html';
import { assertNever } from '../../core/errors.ts';
import { notice } from './page-view.ts';
import type { SampleOutlet, SampleReport } from './schema.ts';

export type FeedEntry = {
  report: SampleReport;
  url: string;
  paragraphs: string[];
  published: Date;
  updated: Date;
};

export type FeedView = {
  outlet: SampleOutlet;
  url: string;
  homeUrl: string;
  entries: FeedEntry[];
  updated: Date;
};

const declaration = raw('<?xml version="1.0" encoding="UTF-8"?>\n');

const types: Readonly<Record<SampleOutlet['feed'], string>> = {
  rss: 'application/rss+xml',
  'rss-full': 'application/rss+xml',
  rdf: 'application/rdf+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** Where an outlet's feed is below its home page, and its media type. */
export function feedFile(outlet: SampleOutlet): { name: string; type: string } {
  return { name: outlet.feed === 'json' ? 'feed.json' : 'feed.xml', type: types[outlet.feed] };
}

/** One outlet's feed in the format that the outlet uses; entries newest first. */
export async function feedDocument(feed: FeedView): Promise<string> {
  switch (feed.outlet.feed) {
    case 'rss':
    case 'rss-full':
      return String(await rss(feed, feed.outlet.feed === 'rss-full'));
    case 'rdf':
      return String(await rdf(feed));
    case 'atom':
      return String(await atom(feed));
    case 'json':
      return jsonFeed(feed);
    default:
      return assertNever(feed.outlet.feed);
  }
}

/** The list of all feeds as OPML 2.0. */
export async function opmlDocument(feeds: { outlet: SampleOutlet; url: string; homeUrl: string }[]): Promise<string> {
  const rows = feeds.map(
    ({ outlet, url, homeUrl }) =>
      html` <outline
        text="${outlet.name}"
        title="${outlet.name}"
        type="rss"
        xmlUrl="${url}"
        htmlUrl="${homeUrl}"
        language="${outlet.language}"
        category="${outlet.country}"
      />`,
  );
  return String(
    await html`${declaration}<opml version="2.0">
        <head>
          <title>The sample wire</title>
          <!-- ${notice} -->
        </head>
        <body>
          ${rows}
        </body>
      </opml> `,
  );
}

function entryId(report: SampleReport): string {
  return `urn:sample-wire:${report.outlet.slug}:${report.slug}`;
}

function rss(feed: FeedView, full: boolean) {
  const items = feed.entries.map(
    ({ report, url, paragraphs, published }) =>
      html`
<item>
  <title>${report.title}</title>
  <link>${url}</link>
  <guid isPermaLink="false">${entryId(report)}</guid>
  <pubDate>${published.toUTCString()}</pubDate>
  <dc:creator>${report.byline}</dc:creator>
  <description>${report.deck}</description>${full ? fullContent(paragraphs) : ''}
</item>`,
  );
  return html`${declaration}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${feed.outlet.name}</title>
<link>${feed.homeUrl}</link>
<atom:link rel="self" type="application/rss+xml" href="${feed.url}"/>
<description>${feed.outlet.motto}. ${notice}.</description>
<language>${feed.outlet.language}</language>
<lastBuildDate>${feed.updated.toUTCString()}</lastBuildDate>${items}
</channel>
</rss>
`;
}

function fullContent(paragraphs: string[]) {
  // Escaped once as HTML and once more as XML text: the other of the two ways in which real feeds carry markup is CDATA.
  const content = paragraphs.map((paragraph) => `<p>${escapeText(paragraph)}</p>`).join('\n');
  return html` <content:encoded>${content}</content:encoded>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function atom(feed: FeedView) {
  const entries = feed.entries.map(
    ({ report, url, published, updated }) =>
      html` <entry>
        <title>${report.title}</title>
        <link rel="alternate" type="text/html" href="${url}" />
        <id>${entryId(report)}</id>
        <published>${published.toISOString()}</published>
        <updated>${updated.toISOString()}</updated>
        <author><name>${report.byline}</name></author>
        <summary>${report.deck}</summary>
      </entry>`,
  );
  return html`${declaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.outlet.language}">
      <title>${feed.outlet.name}</title>
      <subtitle>${feed.outlet.motto}. ${notice}.</subtitle>
      <id>urn:sample-wire:${feed.outlet.slug}</id>
      <updated>${feed.updated.toISOString()}</updated>
      <link rel="alternate" type="text/html" href="${feed.homeUrl}" />
      <link rel="self" type="application/atom+xml" href="${feed.url}" /> ${entries}
    </feed> `;
}

function rdf(feed: FeedView) {
  const places = feed.entries.map(({ report }) => html`<rdf:li rdf:resource="${entryId(report)}" />`);
  const items = feed.entries.map(
    ({ report, url, published }) =>
      html` <item rdf:about="${entryId(report)}">
        <title>${report.title}</title>
        <link>${url}</link>
        <description>${report.deck}</description>
        <dc:creator>${report.byline}</dc:creator>
        <dc:date>${published.toISOString()}</dc:date>
      </item>`,
  );
  return html`${declaration}<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="${feed.url}">
        <title>${feed.outlet.name}</title>
        <link>${feed.homeUrl}</link>
        <description>${feed.outlet.motto}. ${notice}.</description>
        <dc:language>${feed.outlet.language}</dc:language>
        <dc:date>${feed.updated.toISOString()}</dc:date>
        <items><rdf:Seq>${places}</rdf:Seq></items>
      </channel>
      ${items}
    </rdf:RDF> `;
}

function jsonFeed(feed: FeedView): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.outlet.name,
    home_page_url: feed.homeUrl,
    feed_url: feed.url,
    description: `${feed.outlet.motto}. ${notice}.`,
    language: feed.outlet.language,
    items: feed.entries.map(({ report, url, published, updated }) => ({
      id: entryId(report),
      url,
      title: report.title,
      summary: report.deck,
      date_published: published.toISOString(),
      date_modified: updated.toISOString(),
      authors: [{ name: report.byline }],
    })),
  });
}
