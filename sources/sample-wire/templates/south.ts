// Page templates of the outlets to the south and south-east of Meridia and in Austral: Latin script.
import { html } from 'hono/html';
import { notice, openGraph, prose, relatedList } from '../page-view.ts';
import type { PageView } from '../page-view.ts';

export function mwangaPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="sw">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} | ${view.outlet.name}</title>
        ${openGraph(view)}
      </head>
      <body class="single-post">
        <header id="masthead">
          <a href="${view.homeUrl}">${view.outlet.name}</a>
          <span lang="en">${notice}</span>
          <nav>
            <a href="${view.homeUrl}#taifa">Taifa</a> <a href="${view.homeUrl}#dunia">Dunia</a>
            <a href="${view.homeUrl}#michezo">Michezo</a>
          </nav>
        </header>
        <div id="primary">
          <article class="hentry">
            <h1 class="entry-title">${report.title}</h1>
            <p class="entry-summary">${report.deck}</p>
            <p class="entry-meta"><b>Na ${report.byline}</b>, <time datetime="${view.published}">${report.dated}</time></p>
            <img class="wp-post-image" src="${view.pictureUrl}" alt="${report.caption}" />
            <div class="entry-content">${prose(view.paragraphs)}</div>
          </article>
        </div>
        <div id="secondary">
          <h3>Habari nyingine</h3>
          <ul>
            ${relatedList(view)}
          </ul>
        </div>
        <footer><small lang="en">${notice}.</small> Haki zote zimehifadhiwa.</footer>
      </body>
    </html>`;
}
