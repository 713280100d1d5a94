// The full text that some feeds carry: cleaned like a page, but all of it is the article, so nothing has to be found.
import { readContent, type ContentText } from './extract-article.ts';
import { isTooDeep, parseQuickly } from './documents.ts';
import { removeHidden } from './hidden.ts';

const maximumCharacters = 2_000_000;

const nothing: ContentText = { paragraphs: [], headings: [] };

/** Text of a feed entry's HTML content; empty where there is none or it cannot be read. */
export function fromFeedContent(html: string, title = ''): ContentText {
  if (html.trim() === '' || html.length > maximumCharacters) return nothing;
  const document = parseQuickly(`<!doctype html><html><head></head><body>${html}</body></html>`);
  if (isTooDeep(document)) return nothing;
  removeHidden(document);
  return readContent(document.body, title);
}
