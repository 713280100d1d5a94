// Titles that say nothing: "Morning briefing", every day over another text. A title that was there hours ago is compared by its text.
import type { ComparedArticle, Holdings } from './holdings.ts';

const hour = 3_600_000;
/** Copies of one text come within this time of each other. */
const copiesWithinMs = 3 * hour;
const formulaWords = 3;
const formulaDays = 2;
/** So many of one title are looked at. */
const looked = 100;

/** An article of such a title is only compared with what was published within this time. */
export interface FormulaWindow {
  readonly withinMs: number | null;
}

/**
 * Whether the article's title is a formula, and null where it is not. With a text below it: it is held hours away already. A title alone,
 * which may as well be a copy: only one of three words and fewer, held on two other days; such articles are the same only within hours.
 */
export function isFormula(holdings: Holdings, { id, at, terms }: ComparedArticle): FormulaWindow | null {
  const apart: number[] = [];
  for (const held of holdings.titled(terms.title).slice(-looked)) {
    const time = Math.abs(at - held.at);
    if (held.id !== id && time > copiesWithinMs) apart.push(time);
  }
  if (apart.length === 0) return null;
  if (!terms.titleOnly) return { withinMs: null };
  const days = new Set(apart.map((time) => Math.floor(time / (12 * hour))));
  return terms.title.split(' ').length <= formulaWords && days.size >= formulaDays ? { withinMs: copiesWithinMs } : null;
}
