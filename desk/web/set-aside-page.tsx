// Articles that no analyst is asked to write about, with the reason: so that an editor sees what the newsroom leaves out.
import { genreWords } from '../../core/genre.ts';
import { inLanguage, languageName } from '../../core/languages.ts';
import type { SetAsideArticle } from '../../store/repositories/set-aside.ts';
import { Page, When, type PageFrame } from './layout.tsx';
import { counted, isWebAddress } from './wording.ts';

export interface SetAsideView {
  readonly articles: readonly SetAsideArticle[];
  readonly genres: readonly { readonly genre: string; readonly articles: number }[];
  /** The one chosen; null: all. */
  readonly genre: string | null;
  readonly hours: number;
  readonly page: number;
  readonly more: boolean;
}

function address(genre: string | null, page = 1): string {
  const search = new URLSearchParams();
  if (genre !== null) search.set('genre', genre);
  if (page > 1) search.set('page', String(page));
  return `/stories/set-aside${search.size > 0 ? `?${search}` : ''}`;
}

function Row({ article }: { article: SetAsideArticle }) {
  return (
    <li>
      <p {...inLanguage(article.language)}>
        {isWebAddress(article.url) ? (
          <a href={article.url} rel="noopener noreferrer nofollow">
            {article.title}
          </a>
        ) : (
          article.title
        )}
      </p>
      <p class="aside">
        <strong>{genreWords(article.genre)}</strong>
        {article.reason === '' ? null : (
          <>
            {': '}
            <bdi>{article.reason}</bdi>
          </>
        )}
        {' · '}
        <bdi>{article.outlet}</bdi>
        {` · ${languageName(article.language)} · `}
        <When date={article.at} />
      </p>
    </li>
  );
}

export function SetAsidePage({ frame, view }: { frame: PageFrame; view: SetAsideView }) {
  const all = view.genres.reduce((sum, { articles }) => sum + articles, 0);
  return (
    <Page frame={frame}>
      <div id="set-aside" data-refresh="30">
        <div class="page-head">
          <h1>Set aside</h1>
          <p class="aside">
            <a href="/stories">To the stories</a>
          </p>
        </div>
        <p>
          {`Articles of the last ${view.hours} hours that no analyst writes about: they belong to no story. One that is news after all can be given to an analyst by its address, on the page of stories.`}
        </p>
        <nav class="tabs" aria-label="By genre">
          <a href={address(null)} {...(view.genre === null ? { 'aria-current': 'page' as const } : {})}>
            all <span class="count">{all}</span>
          </a>
          {view.genres.map(({ genre, articles }) => (
            <a href={address(genre)} {...(view.genre === genre ? { 'aria-current': 'page' as const } : {})}>
              {genreWords(genre)} <span class="count">{articles}</span>
            </a>
          ))}
        </nav>
        {view.articles.length === 0 ? (
          <section class="sheet at-work">
            <h2>Nothing was set aside</h2>
            <p>{view.genre === null ? `All articles of the last ${view.hours} hours were taken for news.` : 'No article of this genre.'}</p>
          </section>
        ) : (
          <section class="sheet" aria-label={counted(view.articles.length, 'article')}>
            <ul class="problems">
              {view.articles.map((article) => (
                <Row article={article} />
              ))}
            </ul>
          </section>
        )}
        {view.page > 1 || view.more ? (
          <nav class="pager" aria-label="Pages">
            {view.page > 1 ? <a href={address(view.genre, view.page - 1)}>Newer</a> : <span></span>}
            {view.more ? <a href={address(view.genre, view.page + 1)}>Older</a> : null}
          </nav>
        ) : null}
      </div>
    </Page>
  );
}
