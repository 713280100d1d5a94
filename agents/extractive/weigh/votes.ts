// How a body voted: unanimously, or by how many to how many, in figures or in words. Two counts of one vote exclude one another.
import { stem } from '../text/words.ts';
import type { Frame } from './frames.ts';
import { onceEach } from './once-each.ts';

const numbers = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ');
const number = `(?:\\d{1,3}|${numbers.join('|')})`;
const counted = new RegExp(
  `(?<![\\d$€£.,-])\\b(?<yes>${number})(?: votes?)?(?:-| to |–| against )(?<no>${number})\\b(?![\\d%:]|[.,]\\d| (?:percent|per cent|years?|days?|weeks?|months?|hours?|minutes?|degrees))`,
  'iu',
);
const votes =
  /\b(?:vot(?:e[sd]?|ing)|rul(?:ed|es|ing)|decid(?:ed|es)|convict(?:ed|s)|acquit\w*|approv(?:ed|es|al)|reject(?:ed|s)|pass(?:ed|es)|divided|split|unanimous(?:ly)?|decision|verdict|majority)\b/i;
const bodies = /\b(?:court|panel|judges|justices|senate|committee|council|board|jury|parliament|assembly|commission|cabinet|tribunal)\b/gi;

export interface Vote {
  readonly label: string;
  /** `unanimous`, `divided`, or the two counts. */
  readonly key: string;
}

const valueOf = (word: string): number => (/^\d/.test(word) ? Number(word) : numbers.indexOf(word.toLowerCase()) + 1);

/** The vote that an English statement tells, or null. */
export const voteOf = onceEach(({ statement }: Frame): Vote | null => {
  const { quote, language, kind } = statement.claim;
  if (language !== 'en' || kind === 'opinion' || kind === 'forecast' || !votes.test(quote)) return null;
  const unanimous = /\bunanim(?:ous(?:ly)?|ity)\b/i.test(quote) && !/\b(?:not|non-?|far from|almost|nearly) ?unanim/i.test(quote);
  const count = counted.exec(quote)?.groups;
  const [yes, no] = [valueOf(count?.['yes'] ?? ''), valueOf(count?.['no'] ?? '')];
  const divided = count !== undefined ? no > 0 : /\b(?:divided|split)\b/i.test(quote);
  // A statement that has both tells of two votes.
  if (unanimous === divided) return null;
  if (unanimous) return { label: 'unanimous', key: 'unanimous' };
  return count === undefined || yes === no
    ? { label: 'divided', key: 'divided' }
    : { label: `divided, ${String(yes)} to ${String(no)}`, key: `${String(yes)} ${String(no)}` };
});

const bodiesOf = onceEach(({ statement }: Frame): string[] =>
  (statement.claim.quote.match(bodies) ?? []).map((body) => body.toLowerCase().replace(/^(?:judges|justices|panel)$/, 'court')),
);

/** Whether two statements speak of one body. */
export function sameBody(a: Frame, b: Frame): boolean {
  const own = bodiesOf(a);
  return bodiesOf(b).some((body) => own.includes(body));
}

/** Words of voting: what every vote shares. */
const ofVoting = new Set([
  '=vote',
  '=rule',
  '=approve',
  'unanim',
  'divid',
  'split',
  'panel',
  '=court',
  ...['council', 'committee', 'board', 'jury'].map((word) => stem(word, 'en')),
]);

/** One body's votes on one matter, counted differently. "Divided" goes with any count. */
export function votesClash(a: Frame, b: Frame, one: Vote, other: Vote): boolean {
  if (one.key === other.key || (one.key === 'divided' && other.key !== 'unanimous') || (other.key === 'divided' && one.key !== 'unanimous'))
    return false;
  if (!sameBody(a, b)) return false;
  const shared = [...a.statement.concepts].filter(
    (concept) => b.statement.concepts.has(concept) && !ofVoting.has(concept) && !/^\d/.test(concept),
  );
  return shared.length >= 2;
}
