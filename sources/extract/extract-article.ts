// HTML of a page to an article: Readability on linkedom, on jsdom where that fails, then our own reading of its blocks.
// Nothing hidden, no markup and no boilerplate gets into the text; a page that cannot be read is a failure value, never a throw.
import { messageOf } from '../../core/errors.ts';
import { boilerplateTest, isBoilerplate } from './boilerplate.ts';
import { findContent, markedContent, removeOtherArticles } from './content.ts';
import { parseExactly, parseQuickly } from './documents.ts';
import { extractionFailure, type ExtractedArticle, type ExtractionFailure } from './extracted-article.ts';
import { removeHidden } from './hidden.ts';
import { readMetadata } from './metadata.ts';
import { isReadable, measureNesting } from './nesting.ts';
import { readBlocks, type Block } from './paragraphs.ts';
import { foldSpaces } from './text.ts';
import { chooseTitle } from './title.ts';

/** Characters of HTML that are read at most; the largest real news pages have some 3 million. */
const maximumCharacters = 4_000_000;
/** Letters that an article has at least; scripts without spaces say more with each. */
const minimumLetters = 200;
const minimumDenseLetters = 60;

function letters(text: string): { all: number; dense: number } {
  return {
    all: text.match(/[\p{L}\p{N}]/gu)?.length ?? 0,
    dense: text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu)?.length ?? 0,
  };
}

export function isLongEnough(paragraphs: readonly string[]): boolean {
  const counted = letters(paragraphs.join(' '));
  return counted.all >= minimumLetters || counted.dense >= minimumDenseLetters;
}

/** What is read of an element: paragraphs with the headings among them, and which of these are headings. */
export interface ContentText {
  readonly paragraphs: readonly string[];
  /** Headings stand in the text, where they make it readable, but state nothing: they are no passages to cite. */
  readonly headings: readonly string[];
}

/** Text of an article's content: no boilerplate, nothing said twice, not the title again, no heading with nothing under it. */
export function readContent(content: Element, title: string, captions: ReadonlySet<string> = new Set()): ContentText {
  const seen = new Set<string>([title.toLowerCase()]);
  const kept: Block[] = [];
  for (const block of readBlocks(content, boilerplateTest(content))) {
    const key = block.text.toLowerCase();
    if (isBoilerplate(block) || captions.has(key)) continue;
    if (seen.has(key) && (key.length > 40 || key === title.toLowerCase())) continue;
    seen.add(key);
    if (block.kind === 'heading' && kept.at(-1)?.kind === 'heading') kept.pop();
    kept.push(block);
  }
  if (kept.at(-1)?.kind === 'heading') kept.pop();
  return {
    paragraphs: kept.map((block) => block.text),
    headings: kept.filter((block) => block.kind === 'heading').map((block) => block.text),
  };
}

/** Alternative texts of a document's pictures, in lower case: a block that says the same is a caption, however it is marked up. */
function pictureTexts(document: Document): Set<string> {
  const texts = Array.from(document.querySelectorAll('img[alt]'), (image) => foldSpaces(image.getAttribute('alt') ?? '').toLowerCase());
  return new Set(texts.filter((text) => text.length >= 10 && text.length <= 300));
}

/** Finds the content and reads it. Null where Readability finds none. Changes `document`. */
function readDocument(document: Document, title: string, announced: string | null): ContentText | null {
  const captions = pictureTexts(document);
  removeHidden(document);
  removeOtherArticles(document, title);
  const content = findContent(document, announced, (element) => readContent(element, title, captions).paragraphs.join(' '));
  return content === null ? null : readContent(content, title, captions);
}

/** The element that the page itself marks as the article, where Readability found too little. */
function readMarked(document: Document, title: string): ContentText | null {
  const captions = pictureTexts(document);
  removeHidden(document);
  const content = markedContent(document);
  return content === null ? null : readContent(content, title, captions);
}

async function readText(html: string, url: string, title: string, announced: string | null): Promise<ContentText> {
  let text: ContentText | null = null;
  try {
    text = readDocument(parseQuickly(html), title, announced);
  } catch (error) {
    // Readability trips over some of linkedom's trees (TypeError); whatever it was, the exact parser decides.
    if (!(error instanceof Error)) throw error;
    const exact = await parseExactly(html, url);
    try {
      text = readDocument(exact, title, announced);
    } finally {
      exact.defaultView?.close();
    }
  }
  if (text !== null && isLongEnough(text.paragraphs)) return text;
  return readMarked(parseQuickly(html), title) ?? text ?? { paragraphs: [], headings: [] };
}

/**
 * Reads an article out of `html`. `url` is the address it was fetched from; `title` the feed's, used where the page has none that
 * can be trusted. Failures are values: `empty`, `too-large`, `not-html`, `too-short`, `extractor-failed`.
 */
export async function extractArticle(html: string, page: { url: string; title?: string }): Promise<ExtractedArticle | ExtractionFailure> {
  const { url } = page;
  if (html.trim() === '') return extractionFailure('empty', `empty page at ${url}`);
  if (html.length > maximumCharacters)
    return extractionFailure('too-large', `page of ${html.length} characters at ${url}: more than ${maximumCharacters} are not read`);
  const firstTag = html.search(/<[a-z!?]/i);
  if (firstTag < 0 || !html.includes('>', firstTag) || html.includes('\u0000')) return extractionFailure('not-html', `no HTML at ${url}`);
  const nesting = measureNesting(html);
  if (!isReadable(nesting)) {
    return extractionFailure('too-large', `page of ${nesting.elements} elements, ${nesting.depth} deep, at ${url}: more than parsers take`);
  }
  try {
    const metadata = readMetadata(html, url);
    const title = chooseTitle(metadata, page.title === undefined ? null : foldSpaces(page.title), url);
    const { paragraphs, headings } = await readText(html, url, title, metadata.announcedText);
    if (!isLongEnough(paragraphs)) {
      const why = metadata.paywalled ? ' (the page says that it is for subscribers)' : '';
      return extractionFailure('too-short', `too little article text at ${url}${why}`);
    }
    const { author, publishedAt, canonicalUrl, languageHint, paywalled } = metadata;
    return { ok: true, title, paragraphs, headings, author, publishedAt, canonicalUrl, languageHint, paywalled };
  } catch (error) {
    return extractionFailure('extractor-failed', `page at ${url} could not be read: ${messageOf(error)}`);
  }
}
