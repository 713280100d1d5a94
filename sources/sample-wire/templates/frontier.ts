// Page templates of the English-language outlets outside Alderia: a frontier daily, a shipping paper, and a small
// reader-funded site whose markup is careless and which, on one page, speaks to the reader's software.
import { html } from 'hono/html';
import { linkedData, notice, openGraph, prose, relatedList } from '../page-view.ts';
import type { PageView } from '../page-view.ts';

export function courierPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} · ${view.outlet.name}</title>
        <link rel="canonical" href="${view.url}" />
        <link rel="alternate" type="application/rss+xml" href="${view.homeUrl}feed.xml" />
        ${linkedData(view)}
      </head>
      <body>
        <header role="banner">
          <p class="disclosure">${notice}</p>
          <a class="logo" href="${view.homeUrl}">${view.outlet.name}</a>
          <nav aria-label="Sections">
            <a href="${view.homeUrl}#frontier">Frontier</a><a href="${view.homeUrl}#compact">Compact</a
            ><a href="${view.homeUrl}#economy">Economy</a>
          </nav>
        </header>
        <main id="main">
          <article class="c-article" itemscope itemtype="https://schema.org/NewsArticle">
            <h1 itemprop="headline">${report.title}</h1>
            <p class="c-article__intro" itemprop="description">${report.deck}</p>
            <ul class="c-article__meta">
              <li itemprop="author">${report.byline}</li>
              <li>
                <time itemprop="datePublished" datetime="${view.published}">${report.dated}</time>
              </li>
            </ul>
            <div class="c-article__body" itemprop="articleBody">
              ${prose(view.paragraphs.slice(0, 3))}
              <figure class="c-figure">
                <img src="${view.pictureUrl}" alt="${report.caption}" />
                <figcaption>${report.caption}</figcaption>
              </figure>
              ${prose(view.paragraphs.slice(3))}
            </div>
          </article>
          <section class="c-newsletter" aria-label="Newsletter">
            <h2>Frontier Briefing</h2>
            <p>Five stories from the border, every weekday.</p>
            <a href="${view.homeUrl}#newsletter">Subscribe</a>
          </section>
          <section class="c-related">
            <h2>Read also</h2>
            <ul>
              ${relatedList(view)}
            </ul>
          </section>
        </main>
        <footer role="contentinfo">
          <small>${notice}. Published in Brennholm. Cookie settings. Imprint.</small>
        </footer>
      </body>
    </html>`;
}

export function signalPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} — ${view.outlet.name}</title>
        ${openGraph(view)}
      </head>
      <body>
        <div class="ticker" aria-hidden="true">
          <span>BASIN GAS 41.20</span><span>HAVEN FREIGHT INDEX 1,884</span><span>COMPACT CROWN 1.07</span>
        </div>
        <header>
          <h2 class="brand"><a href="${view.homeUrl}">${view.outlet.name}</a></h2>
          <p>${notice}</p>
          <nav>
            <a href="${view.homeUrl}#ships">Ships</a> <a href="${view.homeUrl}#energy">Energy</a>
            <a href="${view.homeUrl}#ports">Ports</a>
            <a href="${view.homeUrl}#data">Data terminal</a>
          </nav>
        </header>
        <div class="layout">
          <aside class="left-rail">
            <h4>Movements</h4>
            <ul>
              <li>Berth 4: loading</li>
              <li>Berth 7: vacant</li>
              <li>Roads: 31 at anchor</li>
            </ul>
          </aside>
          <div class="layout__centre">
            <div class="post">
              <h1>${report.title}</h1>
              <div class="post__summary">${report.deck}</div>
              <div class="post__byline">
                ${report.byline} · Kestrel Haven ·
                <time datetime="${view.published}">${report.dated}</time>
              </div>
              <div class="post__body">${prose(view.paragraphs)}</div>
              <div class="post__photo-credit">Picture: ${report.caption}</div>
            </div>
          </div>
          <aside class="right-rail">
            <h4>Related cargoes of news</h4>
            <ul>
              ${relatedList(view)}
            </ul>
            <div class="subscribe-box">
              Terminal subscribers see prices first.
              <a href="${view.homeUrl}#terminal">Request a trial</a>
            </div>
          </aside>
        </div>
        <footer>${notice}. Prices are delayed and invented. Cookies: essential only.</footer>
      </body>
    </html>`;
}

export function lensPage(view: PageView) {
  const { report } = view;
  const planted = report.planted;
  return html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <title>${report.title}</title>
        <meta property="og:title" content="${report.title}" />
      </head>
      <body>
        <div class="wrap">
          <div class="site-title">
            <a href="${view.homeUrl}">${view.outlet.name}</a>
            <span class="tagline">${view.outlet.motto}</span>
          </div>
          <div class="notice-box">${notice}</div>
          <div class="entry">
            <h1 class="entry-title">${report.title}</h1>
            <div class="entry-meta">${report.byline}, ${report.dated}</div>
            <div class="entry-content">
              <p><strong>${report.deck}</strong></p>
              <img class="lead" src="${view.pictureUrl}" alt="${planted ? planted.alternative : report.caption}" />
              ${prose(view.paragraphs)}
              ${
                planted
                  ? html`<div style="display:none" aria-hidden="true">${planted.hidden}</div>
                      <!-- ${planted.hidden} -->`
                  : ''
              }
            </div>
          </div>
          <div class="support">
            The Open Lens has no owner and no advertisers.
            <a href="${view.homeUrl}#support">Become a supporter</a>
          </div>
          <div class="more-posts">
            <h3>Earlier</h3>
            <ul>
              ${relatedList(view)}
            </ul>
          </div>
          <div class="foot">${notice}. This site sets one cookie.</div>
        </div>
      </body>
    </html>`;
}
