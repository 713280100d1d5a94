// Page templates of the outlets on the far shore and the islands before it: Hangul, Latin, Devanagari.
import { html } from 'hono/html';
import { linkedData, notice, openGraph, prose, relatedList } from '../page-view.ts';
import type { PageView } from '../page-view.ts';

export function garamPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="ko">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} : ${view.outlet.name}</title>
        ${openGraph(view)}
      </head>
      <body>
        <div id="gnb"><a href="${view.homeUrl}">${view.outlet.name}</a> <em lang="en">${notice}</em></div>
        <div id="container">
          <div class="view_head">
            <h2 class="view_title">${report.title}</h2>
            <p class="view_subtitle">${report.deck}</p>
            <div class="view_info">${report.byline} | 입력 ${report.dated}</div>
          </div>
          <div id="articleBody" class="view_body">
            ${prose(view.paragraphs.slice(0, 2))}
            <div class="photo"><img src="${view.pictureUrl}" alt="${report.caption}" /><span>${report.caption}</span></div>
            ${prose(view.paragraphs.slice(2))}
          </div>
          <div class="view_share"><button>공유</button> <button>글자 크기</button></div>
        </div>
        <div id="aside">
          <h4>많이 본 기사</h4>
          <ol>
            ${relatedList(view)}
          </ol>
        </div>
        <div id="footer"><span lang="en">${notice}.</span> 무단 전재와 재배포 금지. 뉴스레터 구독</div>
      </body>
    </html>`;
}

export function suaraPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} - ${view.outlet.name}</title>
        ${linkedData(view)}
      </head>
      <body>
        <header class="kepala">
          <a href="${view.homeUrl}">${view.outlet.name}</a> <small lang="en">${notice}</small>
          <nav>
            <a href="${view.homeUrl}#nasional">Nasional</a> <a href="${view.homeUrl}#laut">Kelautan</a>
            <a href="${view.homeUrl}#ekonomi">Ekonomi</a>
          </nav>
        </header>
        <div class="kolom-utama">
          <article class="baca">
            <h1 class="baca__judul">${report.title}</h1>
            <div class="baca__penulis">${report.byline} | <time datetime="${view.published}">${report.dated}</time></div>
            <img src="${view.pictureUrl}" alt="${report.caption}" />
            <p class="baca__ringkas">${report.deck}</p>
            <div class="baca__isi">${prose(view.paragraphs)}</div>
          </article>
        </div>
        <div class="kolom-samping">
          <h4>Baca juga</h4>
          <ul>
            ${relatedList(view)}
          </ul>
        </div>
        <footer><span lang="en">${notice}.</span> Hak cipta dilindungi.</footer>
      </body>
    </html>`;
}

export function sandeshPage(view: PageView) {
  const { report } = view;
  return html`<!doctype html>
    <html lang="hi">
      <head>
        <meta charset="utf-8" />
        <title>${report.title} | ${view.outlet.name}</title>
        <link rel="canonical" href="${view.url}" />
        ${openGraph(view)}
      </head>
      <body>
        <div class="shirsh"><a href="${view.homeUrl}">${view.outlet.name}</a><span lang="en">${notice}</span></div>
        <ul class="khand">
          <li><a href="${view.homeUrl}#desh">देश</a></li>
          <li><a href="${view.homeUrl}#videsh">विदेश</a></li>
          <li><a href="${view.homeUrl}#khel">खेल</a></li>
        </ul>
        <section class="khabar">
          <h1>${report.title}</h1>
          <h3 class="saransh">${report.deck}</h3>
          <div class="lekhak"><span>${report.byline}</span> <time datetime="${view.published}">${report.dated}</time></div>
          <div class="khabar-text">${prose(view.paragraphs)}</div>
          <div class="tasveer"><img src="${view.pictureUrl}" alt="${report.caption}" /><i>${report.caption}</i></div>
        </section>
        <section class="aur-khabren">
          <h3>यह भी पढ़ें</h3>
          <ul>
            ${relatedList(view)}
          </ul>
        </section>
        <footer>
          <p lang="en">${notice}.</p>
          <p>सर्वाधिकार सुरक्षित</p>
        </footer>
      </body>
    </html>`;
}
