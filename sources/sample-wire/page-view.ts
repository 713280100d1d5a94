// What a page template of the sample wire is given, and the pieces of markup that several templates share. The machine-
// readable dates move with the start of the server; the text that a reader sees never does.
import { html, raw } from 'hono/html';
import type { SampleOutlet, SampleReport } from './schema.ts';

/** Stands on every page, outside the article, and in every feed's description. */
export const notice = 'Fictional sample: an invented world written for this project';

export type Markup = ReturnType<typeof html>;

export type PageView = {
  outlet: SampleOutlet;
  report: SampleReport;
  paragraphs: string[];
  url: string;
  homeUrl: string;
  pictureUrl: string;
  published: string;
  updated: string;
  related: { url: string; title: string }[];
};

export type PageTemplate = (view: PageView) => Markup;

export const prose = (paragraphs: string[]): Markup[] => paragraphs.map((text) => html`<p>${text}</p> `);

export const relatedList = (view: PageView): Markup[] => view.related.map(({ url, title }) => html`<li><a href="${url}">${title}</a></li>`);

export function openGraph(view: PageView): Markup {
  return html`<meta property="og:type" content="article" />
    <meta property="og:site_name" content="${view.outlet.name}" />
    <meta property="og:title" content="${view.report.title}" />
    <meta property="og:description" content="${view.report.deck}" />
    <meta property="og:url" content="${view.url}" />
    <meta property="og:image" content="${view.pictureUrl}" />
    <meta property="article:published_time" content="${view.published}" />
    <meta property="article:modified_time" content="${view.updated}" />`;
}

export function linkedData(view: PageView): Markup {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: view.report.title,
    description: view.report.deck,
    inLanguage: view.outlet.language,
    datePublished: view.published,
    dateModified: view.updated,
    mainEntityOfPage: view.url,
    image: [view.pictureUrl],
    author: { '@type': 'Organization', name: view.report.byline },
    publisher: { '@type': 'NewsMediaOrganization', name: view.outlet.name },
  };
  return html`<script type="application/ld+json">
    ${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}
  </script>`;
}
