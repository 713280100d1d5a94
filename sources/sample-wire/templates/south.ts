// Page templates of the outlets to the south and south-east of Meridia and in Austral: Latin script.
import { html } from 'hono/html';
import { linkedData, notice, openGraph, prose, relatedList } from '../page-view.ts';
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

export function postaPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="tr">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} - ${view.outlet.name}</title>
        <link rel="canonical" href="${view.url}" />
        ${linkedData(view)}
      </head>
      <body>
        <div class="ust-serit" lang="en">${notice}</div>
        <header>
          <a href="${view.homeUrl}">${view.outlet.name}</a>
          <nav>
            <a href="${view.homeUrl}#gundem">Gündem</a> <a href="${view.homeUrl}#bolge">Bölge</a>
            <a href="${view.homeUrl}#spor">Spor</a>
          </nav>
        </header>
        <main class="haber">
          <h1>${report.title}</h1>
          <h2 class="spot">${report.deck}</h2>
          <figure>
            <img src="${view.pictureUrl}" alt="${report.caption}" />
            <figcaption>${report.caption}</figcaption>
          </figure>
          <div class="kunye"><span>${report.byline}</span> · <time datetime="${view.published}">${report.dated}</time></div>
          <section class="haber-metni">${prose(view.paragraphs)}</section>
        </main>
        <aside>
          <h3>Diğer haberler</h3>
          <ul>
            ${relatedList(view)}
          </ul>
        </aside>
        <footer>
          <p lang="en">${notice}.</p>
          <p>Çerez politikası</p>
        </footer>
      </body>
    </html>`;
}
