// Every date outside the quotations is in the passages, or is the day on which the outlet that the sentence names published.
import { isComparable, isOnDay, sameDate } from './dates.ts';
import type { NamedDate } from './dates.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

/** @param namesOutlet whether the sentence attributes to an outlet by name: only then may the day of publication be its date. */
export function checkDates(dates: readonly NamedDate[], scope: Scope, published: readonly Date[], namesOutlet: boolean): Finding[] {
  return dates.flatMap((asked): Finding[] => {
    if (scope.dates.some(({ date, source }) => sameDate(asked, date, source.article.publishedAt))) return [];
    const yearAlone = asked.year !== null && asked.month === null;
    if (yearAlone && scope.figures.some(({ figure }) => figure.unit === null && figure.values.includes(asked.year ?? Number.NaN)))
      return [];
    // A weekday alone is too common to be the day of publication: it would let any event move to it.
    const namesDay = asked.month !== null || asked.year !== null;
    if (namesOutlet && namesDay && published.some((day) => isOnDay(asked, day))) return [];
    const others = scope.dates.filter(({ date }) => isComparable(asked, date));
    const other = others[0];
    if (other !== undefined && others.length <= 2) {
      const { article } = other.source;
      return [
        {
          verdict: 'contradicted',
          reason: `the passage says ${[...new Set(others.map(({ date }) => date.text))].join(' and ')}, the sentence ${asked.text}`,
          evidence: {
            articleId: article.id,
            snapshot: article.snapshot,
            start: other.range.span.start,
            end: other.range.span.end,
            role: 'contradicts',
          },
        },
      ];
    }
    const day = published.map((date) => date.toISOString().slice(0, 10)).join(', ');
    const note = namesOutlet && day !== '' ? ` (published ${day})` : '';
    return [{ verdict: 'unsupported', reason: `the date “${asked.text}” is in no passage that the sentence rests on${note}` }];
  });
}
