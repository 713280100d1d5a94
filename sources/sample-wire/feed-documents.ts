// The sample wire's feeds and feed list as XML: RSS 2.0 with summaries, RSS 2.0 with full content, and Atom. Entry ids
// are made of outlet and slug alone, so that they stay the same whatever the port and whenever the server started.
import { html, raw } from 'hono/html';
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

/** One outlet's feed in the format that the outlet uses; entries newest first. */
export async function feedDocument(feed: FeedView): Promise<{ type: string; text: string }> {
  if (feed.outlet.feed === 'atom') return { type: 'application/atom+xml', text: String(await atom(feed)) };
  return {
    type: 'application/rss+xml',
    text: String(await rss(feed, feed.outlet.feed === 'rss-full')),
  };
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
