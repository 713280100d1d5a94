// Two figures that belong together: the ends of a range, of which one alone says something else, and a score, which has an order.
import { boundOf } from './figure-sense-rule.ts';
import type { Figure } from './figures.ts';
import { sameFigure } from './figures.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

interface Pair {
  readonly first: Figure;
  readonly second: Figure;
  readonly text: string;
}

const joint = /^\s?(?:-|–|—|to|bis|zu|a|à|до|al|tot)\s?$/u;
const jointOfBetween = /^\s(?:and|und|y|et|e|и|en|i)\s$/u;
const between = /(?<!\p{L})(?:between|zwischen|entre|tra|fra|между|між|tussen|między)\s[$€£¥₹]?$/iu;
/** What changes from one to the other is at neither end a range. */
const from = /(?<!\p{L})(?:from|von|vom|de|del|des|du|desde|da|dal|от|с|від|з|van|od|z)\s[$€£¥₹]?$/iu;

function pairsIn(figures: readonly Figure[], text: string): Pair[] {
  return figures.flatMap((first, index): Pair[] => {
    const second = figures[index + 1];
    if (second === undefined) return [];
    const before = text.slice(Math.max(0, first.start - 12), first.start);
    const gap = text.slice(first.end, second.start);
    const isPair = (joint.test(gap) && !from.test(before)) || (jointOfBetween.test(gap) && between.test(before));
    return isPair ? [{ first, second, text: text.slice(first.start, second.end).trim() }] : [];
  });
}

const isRange = ({ first, second }: Pair): boolean => Math.max(...first.values) < Math.max(...second.values);

/** "30" where the passages have "20 to 30". What is said to be a most or a least is one. */
export function checkRanges(figures: readonly Figure[], text: string, scope: Scope): Finding[] {
  const own = new Set(pairsIn(figures, text).flatMap(({ first, second }) => [first, second]));
  const ends = new Map<Figure, Pair>();
  for (const { range } of scope.strict)
    for (const pair of pairsIn(range.reading.figures, range.text).filter(isRange))
      for (const end of [pair.first, pair.second]) ends.set(end, pair);
  if (ends.size === 0) return [];
  return figures.flatMap((asked): Finding[] => {
    if (own.has(asked) || boundOf(asked, text) !== 'none') return [];
    const pairs = scope.figures.filter(({ figure }) => sameFigure(asked, figure)).map(({ figure }) => ends.get(figure));
    const [pair] = pairs;
    if (pair === undefined || pairs.includes(undefined)) return [];
    return [{ verdict: 'partly', reason: `the passage says “${pair.text}”, the sentence “${asked.text}”` }];
  });
}

/** "1-2" where the passages have "2-1". */
export function checkScores(figures: readonly Figure[], text: string, scope: Scope): Finding[] {
  const given = scope.strict.flatMap(({ range }) => pairsIn(range.reading.figures, range.text));
  return pairsIn(figures, text).flatMap((asked): Finding[] => {
    if (sameFigure(asked.first, asked.second)) return [];
    const same = given.some(({ first, second }) => sameFigure(asked.first, first) && sameFigure(asked.second, second));
    const reversed = given.find(({ first, second }) => sameFigure(asked.first, second) && sameFigure(asked.second, first));
    if (same || reversed === undefined) return [];
    return [{ verdict: 'contradicted', reason: `the passage says “${reversed.text}”, the sentence “${asked.text}”` }];
  });
}
