// Stored words as they can stand between quotation marks in a draft, or why they cannot. What stands in a source goes to readers word for word
// here, after a model's own text was made plain: so words that would not stay as they are, or that hold an address, are not put in.
import type { Claim } from '../../core/claims.ts';
import { quotationSpans } from '../../core/sentences.ts';
import { countWords } from '../extractive/text/words.ts';
import { holdsAddress, isPlain } from './plain-text.ts';

/** Words of one quotation at most, as the house style has it. */
export const longestQuotation = 25;

/** `tooLong`: refused for nothing but the number of words. */
export type Words =
  | { readonly ok: true; readonly words: string }
  | { readonly ok: false; readonly reason: string; readonly tooLong: boolean };

// The comma or full stop at the end of quoted words is the sentence's own to set; an abbreviation keeps its.
const lastStop = /(?:(?<![.…\p{Lu}])\.|[,;:。，、；：])\s*$/u;
const shownWords = 5;
const shownCharacters = 50;

/** Whether every quotation mark of the words has its counterpart among them. */
export function marksPair(words: string): boolean {
  let rest = words;
  for (const { start, end } of quotationSpans(words).toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  return !/[“”„«»「」『』]/u.test(rest) && (words.match(/"/g)?.length ?? 0) % 2 === 0;
}

function refused(reason: string, tooLong = false): Words {
  return { ok: false, reason, tooLong };
}

/** Its outlet and first words, by which an editor knows a quotation: letters and figures alone, since nothing else of it may show. */
function namedQuotation(stored: string, claim: Pick<Claim, 'attribution'>): string {
  const bare = stored
    .replace(/[^\p{L}\p{M}\p{N}\s'’-]/gu, '')
    .trim()
    .split(/\s+/u)
    .slice(0, shownWords)
    .join(' ');
  const outlet = claim.attribution[0]?.name ?? 'its outlet';
  return `the quotation of ${outlet} that begins with ${Array.from(bare).slice(0, shownCharacters).join('')}`;
}

/** `stored` as it can stand between marks. The reason why it cannot names the outlet and the first words. */
export function quotable(stored: string, claim: Pick<Claim, 'language' | 'attribution'>): Words {
  const words = stored.replace(/\s+/gu, ' ').trim().replace(lastStop, '').trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return refused('there are no words to quote');
  const about = namedQuotation(words, claim);
  if (/[{}]/u.test(words)) return refused(`${about}: the words hold braces`);
  if (holdsAddress(words)) return refused(`${about}: the words hold an address`);
  if (!isPlain(words)) return refused(`${about}: the words hold Markdown or the id of a claim`);
  if (!marksPair(words)) return refused(`${about}: a quotation mark in the words lacks its counterpart`);
  const count = countWords(words, claim.language);
  if (count > longestQuotation) return refused(`${about}: it would have ${count} words, and at most ${longestQuotation} are quoted`, true);
  return { ok: true, words };
}
