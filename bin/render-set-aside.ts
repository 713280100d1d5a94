// Articles that were set aside, as people read them in a terminal.
import { genreWords } from '../core/genre.ts';
import { counted, indented, paint, shortTime } from './output.ts';
import type { ReadingValue } from './readings.ts';

type SetAside = ReadingValue<'setAside'>;

function renderArticle({ at, outlet, language, title, genre, reason, url }: SetAside['articles'][number]): string {
  return [
    indented(`  ${shortTime(at)}  `, `${outlet}, ${language}: ${title}`),
    indented('      ', `${genreWords(genre)}${reason === '' ? '' : `: ${reason}`}`),
    paint('dim', `      ${url}`),
  ].join('\n');
}

export function renderSetAside({ since, reason, genres, articles }: SetAside): string {
  const from = `${shortTime(since)} UTC`;
  const all = genres.reduce((sum, each) => sum + each.articles, 0);
  if (all === 0) return `Nothing was set aside since ${from}: all articles stored since then were taken for news, or none came.`;
  const parts = genres.map((each) => `${each.articles} ${genreWords(each.genre)}`).join(', ');
  const head = `${counted(all, 'article')} set aside since ${from}, in no story: ${parts}.`;
  if (reason !== null && articles.length === 0) return [head, `None of them was set aside as ${genreWords(reason)}.`].join('\n');
  const found = reason === null ? all : (genres.find(({ genre }) => genre === reason)?.articles ?? 0);
  return [
    indented('', head),
    '',
    ...articles.map(renderArticle),
    '',
    ...(articles.length < found
      ? [`The last ${articles.length} of ${found}${reason === null ? '' : ` (${genreWords(reason)})`} are shown: --limit N shows more.`]
      : []),
    'One that is news after all is given to an analyst by its address: newsroom assign URL --persona ID',
  ].join('\n');
}
