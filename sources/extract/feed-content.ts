// The full text that some feeds carry: cleaned like a page, but all of it is the article, so nothing has to be found.
import { lengthOf, mostText, readContent, type ContentText } from './extract-article.ts';
import { parseQuickly } from './documents.ts';
import { removeHidden } from './hidden.ts';
import { isReadable, measureNesting } from './nesting.ts';

const maximumCharacters = 2_000_000;

const nothing: ContentText = { paragraphs: [], headings: [] };

/** Text of a feed entry's HTML content; empty where there is none or it cannot be read. */
export function fromFeedContent(html: string, title = ''): ContentText {
  if (html.trim() === '' || html.length > maximumCharacters || !isReadable(measureNesting(html))) return nothing;
  const document = parseQuickly(`<!doctype html><html><head></head><body>${html}</body></html>`);
  removeHidden(document);
  const content = readContent(document.body, title);
  return lengthOf(content.paragraphs) > mostText ? nothing : content;
}
