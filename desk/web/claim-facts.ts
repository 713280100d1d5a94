// A claim's facts as one line of plain words for an editor: "figures 140 barges · Monday 2 March 2026 · hedged: “would likely”".
import type { ClaimFacts, DateFact } from '../../core/claim-facts.ts';

const oneDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

function dayWords({ from, to }: DateFact): string {
  // Node writes "Monday 2 March 2026" with a comma in some versions.
  if (from === to) return oneDay.format(at(from)).replace(',', '');
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  return `${shortDay.format(at(from))} to ${shortDay.format(at(to))}`;
}

function unnamedWords({ count, standing }: NonNullable<ClaimFacts['unnamed']>): string {
  if (count === null) return `unnamed sources, number not given: ${standing}`;
  return `${count} unnamed source${count === 1 ? '' : 's'}: ${standing}`;
}

/** Nothing to say gives an empty text. */
export function factsLine(facts: ClaimFacts): string {
  const list = (word: string, values: readonly string[]): string[] => (values.length === 0 ? [] : [`${word} ${values.join(', ')}`]);
  return [
    ...list(
      'figures',
      facts.figures.map(({ text }) => text),
    ),
    ...new Set(facts.dates.map(dayWords)),
    ...(facts.hedges.length === 0 ? [] : [`hedged: ${facts.hedges.map((hedge) => `“${hedge}”`).join(', ')}`]),
    ...(facts.unnamed === null ? [] : [unnamedWords(facts.unnamed)]),
    ...list('people', facts.people),
    ...list('organisations', facts.organisations),
    ...list('places', facts.places),
    ...list('names', facts.names),
  ].join(' · ');
}
