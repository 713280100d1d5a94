// What every mutation works on and with.
import type { Random } from './random.ts';

export interface ToChange {
  readonly sentence: string;
  /** The text that the pair will give as source. */
  readonly source: string;
  readonly language: string;
  readonly random: Random;
}

/** The sentence with one thing changed, or null where it has nothing of the kind. */
export type Change = (input: ToChange) => string | null;

export interface Found {
  readonly start: number;
  readonly text: string;
}

export const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);

export function put(text: string, found: Found, other: string): string {
  return text.slice(0, found.start) + other + text.slice(found.start + found.text.length);
}

const spaceless = /[\p{Script=Han}\p{Script=Hangul}]/u;

const patterns = new Map<string, RegExp>();

function patternOf(word: string): RegExp {
  let pattern = patterns.get(word);
  if (pattern === undefined) {
    const [left, right] = spaceless.test(word) ? ['', ''] : [String.raw`(?<![\p{L}\p{M}\p{N}])`, String.raw`(?![\p{L}\p{M}\p{N}])`];
    pattern = new RegExp(left + escaped(word) + right, 'giu');
    patterns.set(word, pattern);
  }
  return pattern;
}

/** Places of `word` as a whole word; anywhere in scripts that do not part words by spaces. */
export function placesOf(text: string, word: string): Found[] {
  return Array.from(text.matchAll(patternOf(word)), (match) => ({ start: match.index, text: match[0] }));
}

/** `word` written as `like` is: with a capital where it has one. */
export function inCaseOf(word: string, like: string): string {
  return /^\p{Lu}/u.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** Stretches in quotation marks, without the marks. */
export function quotedIn(text: string): Found[] {
  return [...text.matchAll(/[“"«„「]([^“”"«»„「」]+)[”"»“」]/gu)].map((match) => ({ start: match.index + 1, text: match[1] ?? '' }));
}

/** A change that is made outside quotation marks where that can be. */
export function outsideQuotes(text: string, places: readonly Found[]): Found[] {
  const quoted = quotedIn(text);
  const outside = places.filter((place) => !quoted.some((one) => one.start <= place.start && place.start < one.start + one.text.length));
  return outside.length > 0 ? outside : [...places];
}
