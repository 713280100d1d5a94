// Page templates of the outlets of Drevia, Sahlan and Lanhai: Cyrillic, Arabic (right to left) and Han text.
import { html } from 'hono/html';
import { linkedData, notice, openGraph, prose, relatedList } from '../page-view.ts';
import type { PageView } from '../page-view.ts';

export function vestnikPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} — ${view.outlet.name}</title>
        ${openGraph(view)}
      </head>
      <body>
        <header class="shapka">
          <a href="${view.homeUrl}">${view.outlet.name}</a> <span lang="en">${notice}</span>
          <nav>
            <a href="${view.homeUrl}#politika">Политика</a> <a href="${view.homeUrl}#mir">Мир</a>
            <a href="${view.homeUrl}#ekonomika">Экономика</a>
          </nav>
        </header>
        <div class="main-column">
          <div class="material" itemscope itemtype="http://schema.org/NewsArticle">
            <h1 itemprop="headline">${report.title}</h1>
            <div class="material__lead" itemprop="description">${report.deck}</div>
            <div class="material__author">
              ${report.byline},
              <time itemprop="datePublished" datetime="${view.published}">${report.dated}</time>
            </div>
            <div class="material__photo">
              <img src="${view.pictureUrl}" alt="${report.caption}" />
              <p class="caption">${report.caption}</p>
            </div>
            <div class="material__text" itemprop="articleBody">${prose(view.paragraphs)}</div>
          </div>
        </div>
        <aside class="side">
          <h3>Читайте также</h3>
          <ul>
            ${relatedList(view)}
          </ul>
          <p>Подпишитесь на рассылку «Вестника».</p>
        </aside>
        <footer>
          <p lang="en">${notice}.</p>
          <p>Редакция не отвечает за содержание рекламы. Мы используем файлы cookie.</p>
        </footer>
      </body>
    </html>`;
}

export function manaraPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="ar" dir="rtl">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} - ${view.outlet.name}</title>
        <link rel="canonical" href="${view.url}" />
        ${linkedData(view)}
      </head>
      <body>
        <header>
          <p dir="ltr" lang="en">${notice}</p>
          <a href="${view.homeUrl}">${view.outlet.name}</a>
          <nav>
            <a href="${view.homeUrl}#siyasa">سياسة</a> <a href="${view.homeUrl}#iqtisad">اقتصاد</a>
            <a href="${view.homeUrl}#bahr">شؤون البحر</a>
          </nav>
        </header>
        <main>
          <article class="khabar">
            <h1>${report.title}</h1>
            <p class="summary">${report.deck}</p>
            <div class="katib">${report.byline} - <time datetime="${view.published}">${report.dated}</time></div>
            <figure>
              <img src="${view.pictureUrl}" alt="${report.caption}" />
              <figcaption>${report.caption}</figcaption>
            </figure>
            <div class="nass">${prose(view.paragraphs)}</div>
          </article>
        </main>
        <aside class="related-stories">
          <h3>اقرأ أيضا</h3>
          <ul>
            ${relatedList(view)}
          </ul>
        </aside>
        <footer>
          <p dir="ltr" lang="en">${notice}.</p>
          <p>يستخدم الموقع ملفات تعريف الارتباط. جميع الحقوق محفوظة.</p>
        </footer>
      </body>
    </html>`;
}

export function yuntingPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <title>${report.title}_${view.outlet.name}</title>
        <meta name="publishdate" content="${view.published}" />
        ${openGraph(view)}
      </head>
      <body>
        <div class="top-bar"><a href="${view.homeUrl}">${view.outlet.name}</a> <span lang="en">${notice}</span></div>
        <div class="channel-nav">
          <a href="${view.homeUrl}#guoji">国际</a> <a href="${view.homeUrl}#caijing">财经</a>
          <a href="${view.homeUrl}#gangkou">港口</a>
        </div>
        <div class="article-box">
          <h1 class="article-title">${report.title}</h1>
          <div class="article-info"><span>${report.dated}</span> <span>${report.byline}</span></div>
          <div class="article-summary">摘要：${report.deck}</div>
          <div id="artibody" class="article-content">
            ${prose(view.paragraphs)}
            <div class="img-wrapper">
              <img src="${view.pictureUrl}" alt="${report.caption}" /><span class="img-descr">${report.caption}</span>
            </div>
          </div>
        </div>
        <div class="recommend">
          <h3>相关阅读</h3>
          <ul>
            ${relatedList(view)}
          </ul>
        </div>
        <div class="bottom">
          <p lang="en">${notice}.</p>
          <p>版权声明　联系我们　本站使用缓存文件</p>
        </div>
      </body>
    </html>`;
}
