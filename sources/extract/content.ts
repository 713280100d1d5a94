// The element that holds the article. Readability chooses; where the page's JSON-LD shows that it took far too little or too much, the
// page's own marks (articleBody, article, main) are tried. JSON-LD is only compared with: text that no reader sees never comes in.
import { Readability } from '@mozilla/readability';
import { lettersOf } from './text.ts';

const marked =
  '[itemprop="articleBody"], article, main, [role="main"], [class*="article-body"], [class*="articleBody"], [class*="article__body"], [class*="entry-content"]';

/** Letters of a text that is more than a teaser; a sign of a script that has one for a syllable or a word counts as three. */
const articleLetters = 300;
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

function isArticleLong(element: Element): boolean {
  const letters = lettersOf(element.textContent ?? '');
  return letters.length + 2 * (letters.match(dense)?.length ?? 0) >= articleLetters;
}

/** More articles than this beside a page's own are the entries of a live blog: no page goes on that far before one scrolls. */
const mostOthers = 4;

/**
 * Pages that go on with the next article as one scrolls: only the article headed by `title` is left. One with a first heading of the page is
 * another for sure; one with a lesser heading is where the page's own article is whole without it.
 */
export function removeOtherArticles(document: Document, title: string): void {
  if (title === '') return;
  const headed = Array.from(document.querySelectorAll('article')).filter((article) => article.querySelector('h1, h2, h3') !== null);
  const isTitle = (heading: Element): boolean => lettersOf(heading.textContent ?? '') === lettersOf(title);
  const own =
    headed.find((article) => Array.from(article.querySelectorAll('h1')).some(isTitle)) ??
    headed.find((article) => Array.from(article.querySelectorAll('h2')).some(isTitle));
  if (own === undefined) return;
  const others = headed.filter((article) => article !== own && !article.contains(own) && !own.contains(article));
  const lesser = others.filter((article) => article.querySelector('h1') === null && isArticleLong(article));
  const whole = lesser.length <= mostOthers && isArticleLong(own);
  for (const article of others) if (article.querySelector('h1') !== null || (whole && lesser.includes(article))) article.remove();
}

function readability(document: Document): Element | null {
  const parsed = new Readability<Element>(document, {
    keepClasses: true,
    disableJSONLD: true,
    // The tree itself: our own reading of it needs no HTML. Readability hands a node and types it as such.
    serializer: (node) => node as Element,
  }).parse();
  return parsed?.content ?? null;
}

/** The one element that the page marks as an article's text, or null where it marks none or several. */
export function markedContent(document: Document): Element | null {
  for (const selector of ['[itemprop="articleBody"]', 'article']) {
    const found = document.querySelectorAll(selector);
    if (found.length === 1) return found[0] ?? null;
  }
  return null;
}

/** How well a candidate's text and the article's announced text agree: the share of the announced text that is found, less where much else is too, by samples of 24 letters. */
function agreement(text: string, announced: string): number {
  const [a, b] = [lettersOf(text), lettersOf(announced)];
  if (a.length < 100 || b.length < 100) return 0;
  let found = 0;
  let asked = 0;
  for (let index = 0; index + 24 <= b.length; index += 40) {
    asked += 1;
    if (a.includes(b.slice(index, index + 24))) found += 1;
  }
  return (found / asked) * Math.min(1, b.length / a.length);
}

/**
 * The element with the article's text, or null. Changes `document`. `announced` is the article's text as the page's JSON-LD has it,
 * `read` turns an element into the text that would be kept of it.
 */
export function findContent(document: Document, announced: string | null, read: (content: Element) => string): Element | null {
  const candidates =
    announced === null ? [] : Array.from(document.querySelectorAll(marked), (element) => element.cloneNode(true) as Element).slice(0, 30);
  const chosen = readability(document);
  if (announced === null) return chosen;
  const first = chosen === null ? 0 : agreement(read(chosen), announced);
  if (first >= 0.8) return chosen;
  let best = { element: chosen, score: first + 0.1 };
  for (const element of candidates) {
    const score = agreement(read(element), announced);
    if (score > best.score) best = { element, score };
  }
  return best.element;
}
