// Page templates of the outlets on the far shore and the islands before it: Hangul, Kana, Latin.
import { html } from 'hono/html';
import { notice, openGraph, prose, relatedList } from '../page-view.ts';
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
