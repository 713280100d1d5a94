// The full text that some feeds carry: cleaned like a page, but all of it is the article, so nothing has to be found.
import { paragraphsOf } from './extract-article.ts';
import { isTooDeep, parseQuickly } from './documents.ts';
import { removeHidden } from './hidden.ts';

const maximumCharacters = 2_000_000;

/** Paragraphs of a feed entry's HTML content; empty where there are none or it cannot be read. */
export function fromFeedContent(html: string, title = ''): string[] {
  if (html.trim() === '' || html.length > maximumCharacters) return [];
  const document = parseQuickly(`<!doctype html><html><head></head><body>${html}</body></html>`);
  if (isTooDeep(document)) return [];
  removeHidden(document);
  return paragraphsOf(document.body, title);
}
