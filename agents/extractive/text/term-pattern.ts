// How a term of a persona's file is found in a text.
import { fold } from './words.ts';

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A term as it stands in folded text: whole words, plural and all; one that ends in `*` begins a word. */
function termPattern(term: string): RegExp {
  const open = term.endsWith('*');
  const escaped = fold(open ? term.slice(0, -1) : term).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (unspaced.test(term)) return new RegExp(escaped, 'u');
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${escaped}${open ? '' : /\p{Script=Latin}/u.test(term) ? '(?:s|es|ed)?(?![\\p{L}\\p{N}])' : ''}`,
    'u',
  );
}

export interface Term {
  /** Whether a folded text has it. */
  test(text: string): boolean;
}

const known = new Map<string, Term>();

/** The same, made once a term, and quick for the many that a text has nothing of. */
export function termIn(term: string): Term {
  const before = known.get(term);
  if (before !== undefined) return before;
  const pattern = termPattern(term);
  const literal = fold(term.endsWith('*') ? term.slice(0, -1) : term);
  const made: Term = { test: (text) => text.includes(literal) && pattern.test(text) };
  known.set(term, made);
  return made;
}
