// Gists among the articles of the index: what a report in another language is about, in English, compared as an English report is.
import { termsOf, type ArticleTerms } from './terms.ts';

const mark = 'gist of ';

/** The id under which an article's gist is held. */
export const gistId = (articleId: string): string => `${mark}${articleId}`;
export const isGist = (id: string): boolean => id.startsWith(mark);

/** Terms of a gist: its first sentence stands for a title. */
export function gistTerms(english: string): ArticleTerms {
  const end = english.search(/[.!?]\s/u);
  return termsOf(end === -1 ? `${english}\n\n${english}` : `${english.slice(0, end)}\n\n${english}`, 'en');
}
