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

export function vozPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="es">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} | ${view.outlet.name}</title>
        ${openGraph(view)}
      </head>
      <body>
        <header class="cabecera">
          <div class="cabecera__logo"><a href="${view.homeUrl}">${view.outlet.name}</a></div>
          <div class="cabecera__aviso" lang="en">${notice}</div>
          <nav>
            <a href="${view.homeUrl}#pais">País</a> <a href="${view.homeUrl}#mineria">Minería</a>
            <a href="${view.homeUrl}#puerto">Puerto</a>
          </nav>
        </header>
        <main>
          <article class="nota">
            <header>
              <h1 class="nota__titulo">${report.title}</h1>
              <p class="nota__bajada">${report.deck}</p>
            </header>
            <div class="nota__foto"><img src="${view.pictureUrl}" alt="${report.caption}" /></div>
            <div class="nota__firma">Por <strong>${report.byline}</strong>, <time datetime="${view.published}">${report.dated}</time></div>
            <div class="nota__cuerpo">${prose(view.paragraphs)}</div>
          </article>
          <section class="mas-leidas">
            <h2>Lo más leído</h2>
            <ol>
              ${relatedList(view)}
            </ol>
          </section>
        </main>
        <footer>
          <p lang="en">${notice}.</p>
          <p>Puerto Salitre. Todos los derechos reservados.</p>
        </footer>
      </body>
    </html>`;
}

export function correioPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="pt">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} – ${view.outlet.name}</title>
        ${linkedData(view)}
      </head>
      <body>
        <div id="topo">
          <a href="${view.homeUrl}">${view.outlet.name}</a>
          <p lang="en">${notice}</p>
        </div>
        <div id="menu">
          <a href="${view.homeUrl}#politica">Política</a> <a href="${view.homeUrl}#mundo">Mundo</a>
          <a href="${view.homeUrl}#economia">Economia</a>
        </div>
        <div id="materia">
          <p class="chapeu">Mundo</p>
          <h1>${report.title}</h1>
          <h2 class="linha-fina">${report.deck}</h2>
          <p class="assinatura">${report.byline} | <time datetime="${view.published}">${report.dated}</time></p>
          <div class="texto">
            ${prose(view.paragraphs.slice(0, 2))}
            <figure>
              <img src="${view.pictureUrl}" alt="${report.caption}" />
              <figcaption>${report.caption}</figcaption>
            </figure>
            ${prose(view.paragraphs.slice(2))}
          </div>
        </div>
        <div id="veja-tambem">
          <h3>Veja também</h3>
          <ul>
            ${relatedList(view)}
          </ul>
        </div>
        <div id="rodape"><span lang="en">${notice}.</span> Todos os direitos reservados.</div>
      </body>
    </html>`;
}
