// Page templates of the outlets of Alderia: a capital broadsheet, an opinionated daily on a grid of divs, and a regional
// paper with an older, heavier layout. Each surrounds the article with what real pages surround it with.
import { html } from 'hono/html';
import { linkedData, notice, openGraph, prose, relatedList } from '../page-view.ts';
import type { PageView } from '../page-view.ts';

export function ledgerPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} - ${view.outlet.name}</title>
        <meta name="viewport" content="width=device-width" />
        <meta name="description" content="${report.deck}" />
        <link rel="canonical" href="${view.url}" />
        ${openGraph(view)} ${linkedData(view)}
      </head>
      <body>
        <div class="cookie-banner" role="dialog">
          <p>
            We use cookies to remember your settings. <button>Accept all</button>
            <button>Manage</button>
          </p>
        </div>
        <header class="masthead">
          <a href="${view.homeUrl}">${view.outlet.name}</a>
          <p class="site-notice">${notice}</p>
          <nav>
            <ul>
              <li><a href="${view.homeUrl}">Home</a></li>
              <li><a href="${view.homeUrl}#congress">Congress</a></li>
              <li><a href="${view.homeUrl}#courts">Courts</a></li>
              <li><a href="${view.homeUrl}#world">World</a></li>
            </ul>
          </nav>
        </header>
        <main>
          <article>
            <header>
              <h1>${report.title}</h1>
              <p class="standfirst">${report.deck}</p>
              <div class="byline">
                By <span rel="author">${report.byline}</span>
                <time datetime="${view.published}">${report.dated}</time>
              </div>
            </header>
            <figure>
              <img src="${view.pictureUrl}" alt="${report.caption}" width="1200" height="675" />
              <figcaption>${report.caption}</figcaption>
            </figure>
            <section name="articleBody">${prose(view.paragraphs)}</section>
          </article>
          <aside class="related">
            <h2>More from the Ledger</h2>
            <ul>
              ${relatedList(view)}
            </ul>
          </aside>
          <aside class="newsletter-signup">
            <h2>The Morning Entry</h2>
            <p>What the capital is reading, in your inbox by six.</p>
            <form><input type="email" placeholder="Your address" /><button>Sign up</button></form>
          </aside>
        </main>
        <footer>
          <p>${notice}.</p>
          <ul>
            <li>Terms of service</li>
            <li>Privacy</li>
            <li>Corrections: write to the standards desk</li>
          </ul>
        </footer>
      </body>
    </html>`;
}

export function standardPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="en-x-alderia">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} | ${view.outlet.name}</title>
        <link rel="canonical" href="${view.url}" />
        ${openGraph(view)}
      </head>
      <body class="single-post">
        <div id="top-strip">${notice}</div>
        <div id="nav-drawer">
          <a href="${view.homeUrl}">The Standard</a> <a href="${view.homeUrl}#opinion">Opinion</a>
          <a href="${view.homeUrl}#politics">Politics</a>
          <a href="${view.homeUrl}#subscribe">Subscribe for one florin a week</a>
        </div>
        <div class="grid">
          <div class="col-main">
            <div class="kicker">The Republic</div>
            <h1 class="headline">${report.title}</h1>
            <h2 class="dek">${report.deck}</h2>
            <div class="meta">
              <span class="author">${report.byline}</span> |
              <span class="date" data-published="${view.published}">${report.dated}</span>
            </div>
            <div class="share-bar">
              <a href="${view.url}#share">Share</a> <a href="${view.url}#mail">E-mail</a>
              <a href="${view.url}#print">Print</a>
            </div>
            <div class="article-text" itemprop="articleBody">${prose(view.paragraphs)}</div>
            <div class="tags"><a href="${view.homeUrl}#tag">Alderia</a> <a href="${view.homeUrl}#tag">Congress</a></div>
          </div>
          <div class="col-rail">
            <div class="promo">Listen: The Standard Hour, every evening at seven</div>
            <h3>Trending now</h3>
            <ol class="trending">
              ${relatedList(view)}
            </ol>
          </div>
        </div>
        <div id="gdpr-consent">This site stores small files on your device. By reading on you agree to our cookie policy.</div>
        <div id="page-footer">${notice}. Printed in Port Lyndon. All rights reserved.</div>
      </body>
    </html>`;
}

export function tribunePage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${report.title}</title>
        <meta name="author" content="${report.byline}" />
        <meta name="date" content="${view.published}" />
        <meta name="description" content="${report.deck}" />
      </head>
      <body>
        <table class="banner" width="100%">
          <tr>
            <td><a href="${view.homeUrl}">${view.outlet.name}</a></td>
            <td>${view.outlet.motto}</td>
            <td>${notice}</td>
          </tr>
        </table>
        <div id="menu">
          <a href="${view.homeUrl}">Front page</a> | <a href="${view.homeUrl}#counties">Counties</a> |
          <a href="${view.homeUrl}#weather">Weather</a> |
          <a href="${view.homeUrl}#obituaries">Obituaries</a>
        </div>
        <div id="content">
          <div class="story" id="story-${report.slug}">
            <h1>${report.title}</h1>
            <p class="subhead"><em>${report.deck}</em></p>
            <p class="byline"><b>${report.byline}</b>, Tribune staff, ${report.dated}</p>
            <div class="photo">
              <img src="${view.pictureUrl}" alt="${report.caption}" />
              <div class="wp-caption-text">${report.caption}</div>
            </div>
            ${prose(view.paragraphs)}
          </div>
        </div>
        <div class="sidebar">
          <h3>Most read in the seven counties</h3>
          <ul>
            ${relatedList(view)}
          </ul>
          <h3>Get the Tribune by mail</h3>
          <p>Delivery from four florins a month.</p>
        </div>
        <div class="footer">
          <p>${notice}.</p>
          <p>Westmere Tribune, Mill Street, Westmere. We use cookies to count visits.</p>
        </div>
      </body>
    </html>`;
}
