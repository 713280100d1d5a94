// How a term of a persona's file is found in a text.
import { fold } from './words.ts';

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A term as it stands in folded text: whole words, plural and all; one that ends in `*` begins a word. */
export function termPattern(term: string): RegExp {
  const open = term.endsWith('*');
  const escaped = fold(open ? term.slice(0, -1) : term).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (unspaced.test(term)) return new RegExp(escaped, 'u');
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${escaped}${open ? '' : /\p{Script=Latin}/u.test(term) ? '(?:s|es|ed)?(?![\\p{L}\\p{N}])' : ''}`,
    'u',
  );
}
