// Whether the page that answered is the one that an entry is about: outlets send removed pages on to their front page, a section, a login.
// Decided by addresses and by words alone. Pure.
import { bareAddress } from './article-url.ts';

const wordOf = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that put no spaces between words: they are compared by pairs of letters. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{2,}/u;
const hangul = /\p{sc=Hangul}/u;
/** Share of the shorter title's words that stand in the other, from which on two titles name one article. */
const sameTitle = 0.5;
/** Share of a title's words that stand in the text of its article, whatever headline that has there. */
const mentioned = 1 / 3;
/** Letters of a word that stay as it is inflected. */
const stemLength = 5;

function wordsOf(text: string): string[] {
  const words = text.normalize('NFKC').toLowerCase().match(wordOf) ?? [];
  return words.flatMap((word) => {
    if (!unspaced.test(word)) return [word];
    const letters = Array.from(word);
    return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  });
}

/** The words that say something; all where none does. */
function sayingWords(title: string): Set<string> {
  const words = wordsOf(title);
  const saying = words.filter((word) => word.length >= 4 || unspaced.test(word) || (hangul.test(word) && word.length > 1));
  return new Set(saying.length > 0 ? saying : words);
}

export function namesTheSame(one: string, other: string): boolean {
  const [left, right] = [sayingWords(one), sayingWords(other)];
  const common = [...left].filter((word) => right.has(word)).length;
  return common >= sameTitle * Math.max(1, Math.min(left.size, right.size));
}

const stemOf = (word: string): string => word.slice(0, hangul.test(word) ? 2 : stemLength);

/** Whether `text` can be the article of this title. Nothing speaks against it where the title is empty. */
export function speaksOf(text: string, title: string): boolean {
  const stems = new Set(wordsOf(text).map(stemOf));
  const asked = [...sayingWords(title)];
  return asked.filter((word) => stems.has(stemOf(word))).length >= mentioned * asked.length;
}

interface Place {
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

function placeOf(address: string): Place {
  const url = new URL(bareAddress(address));
  const path = url.pathname.replace(/\/+(?:index\.\w{2,5})?$/i, '');
  return { host: url.host.replace(/^(?:www|m|mobile|amp|edition)\./, ''), path, query: url.search };
}

/** Whether another page answered than was asked for: not the same one under another name of its host, or by another scheme. */
export function leadsElsewhere(asked: string, answered: string): boolean {
  const [from, to] = [placeOf(asked), placeOf(answered)];
  return from.host !== to.host || from.path !== to.path || from.query !== to.query;
}

/** Whether an address is that of a list of articles: a front page, what stands above the page that was asked for, or one plain word. */
export function isListing(answered: string, asked: string): boolean {
  const [from, to] = [placeOf(asked), placeOf(answered)];
  if (to.query !== '') return false;
  if (to.path === '' || (from.host === to.host && from.path.startsWith(`${to.path}/`))) return true;
  return /^\/[^/\d%-]+(?:-[^/\d%-]+)?$/.test(to.path);
}

/**
 * Why a page whose address somebody gave is not one article, in words after its address; null where it may be. Lists of articles stand at the front
 * page or below plain words (`/world/europe`), and name neither a day nor an author of their own.
 */
export function isNoArticle(address: string, page: { title: string; publishedAt: Date | null; author: string | null }): string | null {
  const { path, query } = placeOf(address);
  if (path === '' && query === '') return 'leads to the front page of a site: give the address of one article';
  if (page.title.trim() === '') return 'has no title, so there is no telling what it is';
  const isPlain =
    query === '' &&
    path
      .split('/')
      .slice(1)
      .every((part) => /^[^\d.%-]+(?:-[^\d.%-]+)?$/.test(part));
  if (!isPlain || page.publishedAt !== null || page.author !== null) return null;
  return 'looks like a list of articles: it names neither a day nor an author. Give the address of one article';
}
