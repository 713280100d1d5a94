// HTML of a page to an article: Readability on linkedom, on jsdom where that fails, then our own reading of its blocks.
// Nothing hidden, no markup and no boilerplate gets into the text; a page that cannot be read is a failure value, never a throw.
import { messageOf } from '../../core/errors.ts';
import { boilerplateTest, forgetMisnamed, isBoilerplate } from './boilerplate.ts';
import { findContent, markedContent, removeOtherArticles } from './content.ts';
import { parseExactly, parseQuickly } from './documents.ts';
import { extractionFailure, type ExtractedArticle, type ExtractionFailure } from './extracted-article.ts';
import { removeHidden } from './hidden.ts';
import { readMetadata } from './metadata.ts';
import { isReadable, measureNesting } from './nesting.ts';
import { readBlocks, type Block } from './paragraphs.ts';
import { endsSentence, words } from './sentences.ts';
import { articleBlocks } from './sequence.ts';
import { foldSpaces, lettersOf } from './text.ts';
import { chooseTitle } from './title.ts';

/** Characters of HTML that are read at most; the largest real news pages have some 3 million. */
const maximumCharacters = 4_000_000;
/** Letters that an article has at least; scripts without spaces say more with each. */
const minimumLetters = 200;
const minimumDenseLetters = 60;

function letters(text: string): { all: number; dense: number } {
  return {
    // With the marks that are vowels where letters are consonants, as in Hindi.
    all: text.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0,
    dense: text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu)?.length ?? 0,
  };
}

export function isLongEnough(paragraphs: readonly string[]): boolean {
  const counted = letters(paragraphs.join(' '));
  return counted.all >= minimumLetters || counted.dense >= minimumDenseLetters;
}

/** Characters of text that an article has at most: the longest reports have some hundred thousand, and all that is done with a text takes its time by the length. */
export const mostText = 200_000;

export function lengthOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}

/** What is read of an element: paragraphs with the headings among them, and which of these are headings. */
export interface ContentText {
  readonly paragraphs: readonly string[];
  /** Headings stand in the text, where they make it readable, but state nothing: they are no passages to cite. */
  readonly headings: readonly string[];
}

/** What the rest of the page tells about its blocks. */
interface PageSigns {
  /** Texts of pictures, in lower case. */
  readonly captions: ReadonlySet<string>;
  /** Author and outlet. */
  readonly names: readonly string[];
}
const noSigns: PageSigns = { captions: new Set(), names: [] };

/** Text of an article's content: no boilerplate, nothing said twice, not the title again, no heading with nothing under it. */
export function readContent(content: Element, title: string, about: PageSigns = noSigns): ContentText {
  const { captions, names } = about;
  const seen = new Set<string>([title.toLowerCase()]);
  const found: Block[] = [];
  for (const block of readBlocks(content, boilerplateTest(content))) {
    const key = block.text.toLowerCase();
    if (isBoilerplate(block) || captions.has(key)) continue;
    if (seen.has(key) && (key.length > 40 || key === title.toLowerCase())) continue;
    seen.add(key);
    found.push(block);
  }
  const kept: Block[] = [];
  for (const block of articleBlocks(found, names)) {
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

/**
 * The paragraph under the headline, which many pages set apart from the text: the block of the page that says what the page announces as its
 * description. Only what is shown on the page; null where nothing is.
 */
function findStandfirst(body: Element, descriptions: readonly string[], title: string): string | null {
  const announced = descriptions
    .map((text) => lettersOf(text.replace(/(?:\.\.\.|…)$/u, '')))
    .filter((text) => text.length >= 50 && !lettersOf(title).includes(text));
  if (announced.length === 0) return null;
  const found = readBlocks(body, (element) => /^(?:NAV|FOOTER|ASIDE|FORM)$/i.test(element.tagName)).find((block) => {
    if (block.linkShare > 0.3 || block.text.length < 50 || block.text.length > 800) return false;
    const said = lettersOf(block.text);
    return announced.some(
      (text) =>
        said === text ||
        (said.startsWith(text) && text.length > said.length * 0.4) ||
        (said.endsWith(text) && text.length > said.length * 0.7),
    );
  });
  return found?.text ?? null;
}

function withStandfirst(text: ContentText, standfirst: string | null): ContentText {
  if (standfirst === null) return text;
  const said = lettersOf(standfirst);
  if (lettersOf(text.paragraphs.join(' ')).includes(said)) return text;
  return { paragraphs: [standfirst, ...text.paragraphs], headings: text.headings };
}

/** What the page's head tells, to read its body by. */
interface PageHead {
  readonly title: string;
  readonly announced: string | null;
  readonly names: readonly string[];
  readonly descriptions: readonly string[];
}

/** Letters in paragraphs that end as sentences do and are no links: how much of an article a text is. */
function proseLength(text: ContentText): number {
  return text.paragraphs.reduce((sum, paragraph) => sum + (words(paragraph) >= 8 && endsSentence(paragraph) ? paragraph.length : 0), 0);
}

/** Readability's text is less than the page's own mark of its article holds: so many times as much prose, and not so much that it is a list of articles. */
const muchMore = 1.3;
const tooMuch = 6;

/** Finds the content and reads it. Null where Readability finds none. Changes `document`. */
function readDocument(document: Document, head: PageHead): ContentText | null {
  const { title, announced, names } = head;
  const signs = { captions: pictureTexts(document), names };
  removeHidden(document);
  removeOtherArticles(document, title);
  forgetMisnamed(document);
  const standfirst = findStandfirst(document.body, head.descriptions, title);
  const markedElement = markedContent(document);
  const marked = markedElement === null ? null : readContent(markedElement, title, signs);
  const content = findContent(document, announced, (element) => readContent(element, title, signs).paragraphs.join(' '));
  const chosen = content === null ? null : readContent(content, title, signs);
  if (chosen === null) return null;
  const [own, other] = [proseLength(chosen), marked === null ? 0 : proseLength(marked)];
  const text = marked !== null && other > own * muchMore && other < own * tooMuch ? marked : chosen;
  return withStandfirst(text, standfirst);
}

/** The element that the page itself marks as the article, where Readability found too little. */
function readMarked(document: Document, { title, names }: PageHead): ContentText | null {
  const signs = { captions: pictureTexts(document), names };
  removeHidden(document);
  const content = markedContent(document);
  return content === null ? null : readContent(content, title, signs);
}

async function readText(html: string, url: string, head: PageHead): Promise<ContentText> {
  let text: ContentText | null = null;
  try {
    text = readDocument(parseQuickly(html), head);
  } catch (error) {
    // Readability trips over some of linkedom's trees (TypeError); whatever it was, the exact parser decides.
    if (!(error instanceof Error)) throw error;
    const exact = await parseExactly(html, url);
    try {
      text = readDocument(exact, head);
    } finally {
      exact.defaultView?.close();
    }
  }
  if (text !== null && isLongEnough(text.paragraphs)) return text;
  return readMarked(parseQuickly(html), head) ?? text ?? { paragraphs: [], headings: [] };
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
    const { paragraphs, headings } = await readText(html, url, {
      title,
      announced: metadata.announcedText,
      names: [...(metadata.author?.split(', ') ?? []), ...metadata.siteNames],
      descriptions: metadata.descriptions,
    });
    if (!isLongEnough(paragraphs)) {
      const why = metadata.paywalled ? ' (the page says that it is for subscribers)' : '';
      return extractionFailure('too-short', `too little article text at ${url}${why}`);
    }
    const length = lengthOf(paragraphs);
    if (length > mostText)
      return extractionFailure('too-large', `text of ${length} characters at ${url}: more than ${mostText} are no article`);
    const { author, publishedAt, updatedAt, section, leadImage, leadImageCredit, canonicalUrl, languageHint, paywalled } = metadata;
    const dates = { publishedAt, updatedAt };
    return {
      ok: true,
      title,
      paragraphs,
      headings,
      author,
      ...dates,
      section,
      leadImage,
      leadImageCredit,
      canonicalUrl,
      languageHint,
      paywalled,
    };
  } catch (error) {
    return extractionFailure('extractor-failed', `page at ${url} could not be read: ${messageOf(error)}`);
  }
}
