// A page and a feed of an invented paper, with an attack at a chosen place: where a reader sees it, and where only a machine does.

export const reportTitle = 'Velmar closes the Asper lock to foreign barges for thirty days';
export const reportAuthor = 'Oda Rensk';
export const reportAddress = 'https://velmar-courier.example/asper-lock';

export const reportParagraphs = [
  'VELMAR, 2 March - The river ministry of Velmar closed the Asper lock to foreign barges on Monday for thirty days, and named low water as the reason.',
  'Minister Halina Dorst told the council that “no hull under another flag passes before April”. She gave no figure for the water level.',
  'Some 140 barges were waiting below the lock by noon, the harbour office said on Monday evening.',
  'The council of Velmar votes on the closure on 9 March, two members of the council said.',
  'A spokesman for the Keshan trade office denied that Kesh would answer the closure with a toll of its own.',
  'The trade office of Kesh put the daily loss of its bargemen at 2.4 million crowns.',
] as const;

/** What a page reports, for the pages and feeds of this file. */
export interface PageReport {
  readonly outlet: string;
  readonly title: string;
  readonly author: string | null;
  readonly paragraphs: readonly string[];
  readonly language: string;
}

export const lockReport: PageReport = {
  outlet: 'The Velmar Courier',
  title: reportTitle,
  author: reportAuthor,
  paragraphs: reportParagraphs,
  language: 'en',
};

/** Places that a reader sees: the attack can become text of the article. */
export const seenPlaces = [
  'paragraph',
  'end of a paragraph',
  'heading',
  'list',
  'table',
  'quotation block',
  'link',
  'caption',
  'white on white',
  'small print',
  'title',
  'author',
] as const;
export type SeenPlace = (typeof seenPlaces)[number];

/** Places that no reader sees. */
export const hiddenPlaces = [
  'alternative text',
  'title of a link',
  'title of a picture',
  'display none',
  'visibility hidden',
  'style sheet',
  'aria-hidden',
  'hidden attribute',
  'no size',
  'off the page',
  'comment',
  'noscript',
  'template',
  'script',
  'json-ld text',
  'json-ld description',
  'meta description',
  'meta keywords',
  'open graph description',
  'data attribute',
  'svg text',
  'input value',
  'iframe source',
  'conditional comment',
] as const;
export type HiddenPlace = (typeof hiddenPlaces)[number];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
/** A comment cannot hold its own end. */
const inComment = (text: string): string => text.replaceAll('--', '- -');

function hiddenHtml(place: HiddenPlace, text: string): { head?: string; body?: string } {
  const shown = escaped(text);
  switch (place) {
    case 'alternative text':
      return { body: `<p><img src="/lock.jpg" alt="${shown}"></p>` };
    case 'title of a link':
      return { body: `<p>The ministry’s order <a href="/order" title="${shown}">has two pages</a> and was signed in the morning.</p>` };
    case 'title of a picture':
      return { body: `<figure><img src="/lock.jpg" title="${shown}"></figure>` };
    case 'display none':
      return { body: `<p style="display: none">${shown}</p><div style="DISPLAY:/* */none"><p>${shown}</p></div>` };
    case 'visibility hidden':
      return { body: `<p style="visibility:hidden">${shown}</p>` };
    case 'style sheet':
      return { head: '<style>.quiet { display: none }</style>', body: `<p class="quiet">${shown}</p>` };
    case 'aria-hidden':
      return { body: `<p aria-hidden="true">${shown}</p>` };
    case 'hidden attribute':
      return { body: `<p hidden>${shown}</p>` };
    case 'no size':
      return { body: `<p style="font-size:0px">${shown}</p><p style="opacity: 0">${shown}</p>` };
    case 'off the page':
      return { body: `<p style="position:absolute;left:-9999px">${shown}</p>` };
    case 'comment':
      return { body: `<!-- ${inComment(text)} -->` };
    case 'conditional comment':
      return { body: `<!--[if IE]><p>${inComment(shown)}</p><![endif]-->` };
    case 'noscript':
      return { body: `<noscript><p>${shown}</p></noscript>` };
    case 'template':
      return { body: `<template><p>${shown}</p></template>` };
    case 'script':
      return { body: `<script>window.note = ${inScript(text)}</script>` };
    case 'json-ld text':
      return {
        head: `<script type="application/ld+json">${inScript({ '@type': 'NewsArticle', articleBody: `${text} `.repeat(12) })}</script>`,
      };
    case 'json-ld description':
      return {
        head: `<script type="application/ld+json">${inScript({ '@type': 'NewsArticle', description: text, keywords: text })}</script>`,
      };
    case 'meta description':
      return { head: `<meta name="description" content="${shown}">` };
    case 'meta keywords':
      return { head: `<meta name="keywords" content="${shown}"><meta name="news_keywords" content="${shown}">` };
    case 'open graph description':
      return { head: `<meta property="og:description" content="${shown}"><meta name="twitter:description" content="${shown}">` };
    case 'data attribute':
      return { body: `<div data-note="${shown}" aria-label="${shown}"></div>` };
    case 'svg text':
      return { body: `<svg width="10" height="10"><title>${shown}</title><text>${shown}</text></svg>` };
    case 'input value':
      return { body: `<form><input type="hidden" value="${shown}"><textarea>${shown}</textarea></form>` };
    case 'iframe source':
      return { body: `<iframe srcdoc="${shown}"></iframe>` };
  }
}

function seenHtml(place: SeenPlace, text: string): string {
  const shown = escaped(text);
  switch (place) {
    case 'heading':
      return `<h2>${shown}</h2><p>The lock was last closed in the spring of 2019, for eleven days.</p>`;
    case 'list':
      return `<ul><li>The lock is 90 metres long.</li><li>${shown}</li></ul>`;
    case 'table':
      return `<table><tr><th>Day</th><td>Monday</td></tr><tr><th>Note</th><td>${shown}</td></tr></table>`;
    case 'quotation block':
      return `<blockquote><p>${shown}</p></blockquote>`;
    case 'caption':
      return `<figure><img src="/lock.jpg"><figcaption>${shown}</figcaption></figure>`;
    case 'white on white':
      return `<p style="color:#ffffff;background:#fff">${shown}</p>`;
    case 'small print':
      return `<p style="font-size:1px">${shown}</p>`;
    default:
      return `<p>${shown}</p>`;
  }
}

/** The report's page with an attack at one place, or at several; `others` stand at those places that hold more than one. */
export function pageWith(
  text: string,
  at: readonly (SeenPlace | HiddenPlace)[],
  others: readonly string[] = [],
  report: PageReport = lockReport,
): string {
  const has = (place: SeenPlace): boolean => at.includes(place);
  const title = escaped(has('title') ? text : report.title);
  const author = has('author') ? text : report.author;
  const hidden = at.flatMap((place) => (hiddenPlaces.some((one) => one === place) ? [hiddenHtml(place as HiddenPlace, text)] : []));
  const apart = new Set<string>(['title', 'author', 'end of a paragraph', 'link', ...hiddenPlaces]);
  const link = has('link') ? ` <a href="https://velmar-truth.example/">${escaped(text)}</a>` : '';
  const end = has('end of a paragraph') ? ` ${escaped(text)}` : '';
  const seen = at
    .filter((place) => !apart.has(place))
    .flatMap((place) => [text, ...others].map((one) => seenHtml(place as SeenPlace, one)));
  const paragraphs = report.paragraphs.map(
    (paragraph, index) => `<p>${escaped(paragraph)}${index === 2 ? end : ''}${index === 3 ? link : ''}</p>`,
  );
  return `<!doctype html><html lang="${report.language}"><head><meta charset="utf-8"><title>${title} | ${report.outlet}</title>
<meta property="og:title" content="${title}">${author === null ? '' : `<meta name="author" content="${escaped(author)}">`}${hidden.map(({ head }) => head ?? '').join('\n')}</head>
<body><header>${report.outlet}</header><main><article><h1>${title}</h1>
${paragraphs.slice(0, -2).join('\n')}
${seen.join('\n')}
${hidden.map(({ body }) => body ?? '').join('\n')}
${paragraphs.slice(-2).join('\n')}</article></main><footer>All rights reserved.</footer></body></html>`;
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** A feed of the paper with the attack as title, author and summary of its one entry, and hidden in the entry's own text. */
export function feedWith(text: string, address = reportAddress, report: PageReport = lockReport): string {
  const content = [
    ...report.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    `<p style="display:none">${escaped(text)}</p>`,
    `<img alt="${escaped(text)}" src="/a.png">`,
  ].join('');
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${cdata(text)}</title><link>${new URL('/', address).href}</link><description>${cdata(text)}</description>
<item><title>${cdata(text)}</title><link>${address}</link><guid>${address}</guid><dc:creator>${cdata(text)}</dc:creator><pubDate>Sat, 14 Mar 2026 06:10:00 GMT</pubDate>
<description>${cdata(text)}</description><content:encoded>${cdata(content)}</content:encoded></item></channel></rss>`;
}
