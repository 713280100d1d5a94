// Which outlet uses which template, the outlets' home pages and the placeholder picture. An outlet without a template of
// its own is a mistake in outlets.yaml, found when the server starts.
import { html } from 'hono/html';
import { SampleWireError } from './errors.ts';
import { feedFile } from './feed-documents.ts';
import { notice } from './page-view.ts';
import type { Markup, PageTemplate } from './page-view.ts';
import type { SampleOutlet } from './schema.ts';
import { ledgerPage, standardPage, tribunePage } from './templates/alderian.ts';
import { echoPage, faroPage, zeitungPage } from './templates/compact.ts';
import { garamPage, sandeshPage, suaraPage } from './templates/far-shore.ts';
import { courierPage, lensPage, signalPage } from './templates/frontier.ts';
import { correioPage, mwangaPage, postaPage, vozPage } from './templates/south.ts';
import { manaraPage, vestnikPage, yuntingPage } from './templates/wider-world.ts';

const templates = new Map<string, PageTemplate>([
  ['brennholm-courier', courierPage],
  ['port-lyndon-ledger', ledgerPage],
  ['alderian-standard', standardPage],
  ['westmere-tribune', tribunePage],
  ['harbour-signal', signalPage],
  ['open-lens', lensPage],
  ['altwerder-zeitung', zeitungPage],
  ['echo-de-sainte-orne', echoPage],
  ['faro-de-almira', faroPage],
  ['velgorodsky-vestnik', vestnikPage],
  ['manarat-sahlan', manaraPage],
  ['yunting-daily', yuntingPage],
  ['garam-ilbo', garamPage],
  ['mwanga-wa-ngaroni', mwangaPage],
  ['karasu-postasi', postaPage],
  ['suara-nusara', suaraPage],
  ['prabhat-sandesh', sandeshPage],
  ['la-voz-de-salitre', vozPage],
  ['correio-de-itaguara', correioPage],
]);

/** The outlet's page template. Throws SampleWireError `sample-wire-bad-file` for an outlet that has none. */
export function templateOf(outlet: SampleOutlet): PageTemplate {
  const template = templates.get(outlet.slug);
  if (!template)
    throw new SampleWireError('sample-wire-bad-file', `Sample wire: no page template for the outlet "${outlet.slug}"; add one in pages.ts`);
  return template;
}

export function homePage(outlet: SampleOutlet, feedUrl: string, stories: { url: string; title: string; deck: string }[]): Markup {
  const list = stories.map(
    ({ url, title, deck }) =>
      html`<li>
        <h2><a href="${url}">${title}</a></h2>
        <p>${deck}</p>
      </li> `,
  );
  return html`<!doctype html>
    <html lang="${outlet.language}" dir="${outlet.language === 'ar' ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <title>${outlet.name}</title>
        <link rel="alternate" type="${feedFile(outlet).type}" href="${feedUrl}" />
      </head>
      <body>
        <header>
          <h1>${outlet.name}</h1>
          <p>${outlet.motto}</p>
          <p lang="en" dir="ltr">${notice}.</p>
        </header>
        <main>
          <ul>
            ${list}
          </ul>
        </main>
      </body>
    </html>`;
}

/** Stands where a photograph would: a grey field that says what it is. */
export function placeholderPicture(): Markup {
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" role="img">
    <title>${notice}</title>
    <rect width="1200" height="675" fill="#d8d4cc" />
    <text x="600" y="345" text-anchor="middle" font-family="sans-serif" font-size="34" fill="#4a4640">${notice}</text>
  </svg>`;
}
