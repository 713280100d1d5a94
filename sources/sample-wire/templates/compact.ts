// Page templates of the Compact's outlets in German, French and Spanish.
import { html } from 'hono/html';
import { linkedData, notice, openGraph, prose, relatedList } from '../page-view.ts';
import type { PageView } from '../page-view.ts';

export function zeitungPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} – ${view.outlet.name}</title>
        <link rel="canonical" href="${view.url}" />
        ${openGraph(view)} ${linkedData(view)}
      </head>
      <body>
        <div id="consent-layer">
          <p>Wir verwenden Cookies, um unser Angebot zu verbessern.</p>
          <button>Einverstanden</button>
        </div>
        <header class="kopf">
          <a href="${view.homeUrl}">${view.outlet.name}</a><span lang="en">${notice}</span>
          <nav class="ressorts">
            <a href="${view.homeUrl}#politik">Politik</a><a href="${view.homeUrl}#wirtschaft">Wirtschaft</a
            ><a href="${view.homeUrl}#feuilleton">Feuilleton</a>
          </nav>
        </header>
        <main>
          <article class="artikel">
            <header class="artikel-kopf">
              <h1><span class="titel">${report.title}</span></h1>
              <p class="vorspann">${report.deck}</p>
              <p class="autorzeile">Von ${report.byline} <time datetime="${view.published}">${report.dated}</time></p>
            </header>
            <figure class="aufmacher">
              <img src="${view.pictureUrl}" alt="${report.caption}" />
              <figcaption>${report.caption}</figcaption>
            </figure>
            <div class="artikel-text">${prose(view.paragraphs)}</div>
          </article>
          <aside class="mehr-zum-thema">
            <h3>Mehr zum Thema</h3>
            <ul>
              ${relatedList(view)}
            </ul>
          </aside>
          <aside class="abo-hinweis">
            <p>Lesen Sie die digitale Ausgabe vier Wochen zum Probierpreis.</p>
          </aside>
        </main>
        <footer class="fuss">
          <p lang="en">${notice}.</p>
          <p>Impressum · Datenschutz · Kontakt</p>
        </footer>
      </body>
    </html>`;
}

export function echoPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} | ${view.outlet.name}</title>
        <meta name="description" content="${report.deck}" />
        ${linkedData(view)}
      </head>
      <body class="page-article">
        <header>
          <div class="bandeau" lang="en">${notice}</div>
          <a href="${view.homeUrl}" class="titre-journal">${view.outlet.name}</a>
          <nav>
            <ul>
              <li><a href="${view.homeUrl}#monde">Monde</a></li>
              <li><a href="${view.homeUrl}#economie">Économie</a></li>
              <li><a href="${view.homeUrl}#idees">Idées</a></li>
            </ul>
          </nav>
        </header>
        <div class="conteneur">
          <article id="article">
            <h1>${report.title}</h1>
            <div class="chapo">${report.deck}</div>
            <div class="signature">
              Par ${report.byline} — publié le
              <time datetime="${view.published}">${report.dated}</time>
            </div>
            <div class="corps">
              ${prose(view.paragraphs.slice(0, 2))}
              <figure>
                <img src="${view.pictureUrl}" alt="${report.caption}" />
                <figcaption>${report.caption}</figcaption>
              </figure>
              ${prose(view.paragraphs.slice(2))}
            </div>
          </article>
          <aside class="lire-aussi">
            <h2>Lire aussi</h2>
            <ul>
              ${relatedList(view)}
            </ul>
          </aside>
          <aside class="lettre">
            <p>Recevez chaque matin la lettre de la rédaction.</p>
            <form><input type="email" /><button>Je m’abonne</button></form>
          </aside>
        </div>
        <footer>
          <p lang="en">${notice}.</p>
          <p>Mentions légales. Gestion des cookies.</p>
        </footer>
      </body>
    </html>`;
}

export function faroPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="es">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} | ${view.outlet.name}</title>
        ${openGraph(view)}
      </head>
      <body>
        <div class="aviso-cookies">Utilizamos cookies propias y de terceros. <a href="${view.homeUrl}#cookies">Configurar</a></div>
        <div class="cabecera">
          <a href="${view.homeUrl}">${view.outlet.name}</a>
          <p lang="en">${notice}</p>
        </div>
        <ul class="secciones">
          <li><a href="${view.homeUrl}#internacional">Internacional</a></li>
          <li><a href="${view.homeUrl}#economia">Economía</a></li>
          <li><a href="${view.homeUrl}#clima">Clima</a></li>
        </ul>
        <div class="noticia" role="article">
          <div class="noticia-cabecera">
            <h1>${report.title}</h1>
            <h2 class="entradilla">${report.deck}</h2>
            <p class="firma">
              ${report.byline} · <span>Puerto Almira</span> ·
              <time datetime="${view.published}">${report.dated}</time>
            </p>
          </div>
          <div class="noticia-foto">
            <img src="${view.pictureUrl}" alt="${report.caption}" /><span class="pie-de-foto">${report.caption}</span>
          </div>
          <div class="noticia-cuerpo">${prose(view.paragraphs)}</div>
        </div>
        <div class="relacionadas">
          <h3>Noticias relacionadas</h3>
          <ul>
            ${relatedList(view)}
          </ul>
        </div>
        <div class="boletin"><p>Suscríbase al boletín de la tarde.</p></div>
        <div class="pie">
          <p lang="en">${notice}.</p>
          <p>Aviso legal. Política de privacidad.</p>
        </div>
      </body>
    </html>`;
}
