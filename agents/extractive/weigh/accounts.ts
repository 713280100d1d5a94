// Accounts of one event that cannot both be true, found by comparing statements pair by pair: a vote counted differently, a negation, another
// day, place or doer; and across languages one share or sum that differs, where the names agree.
import { compatible } from './measures.ts';
import type { Context } from './context.ts';
import { comparable, frameOf, sharedNames, type Frame } from './frames.ts';
import { contradictByNegation } from './negations.ts';
import { sameOrigin } from './origins.ts';
import { differentParticular } from './particulars.ts';
import { hasInCommon, type Statement, type StoryWords } from './similarity.ts';
import { fold } from '../text/words.ts';
import { sameBody, voteOf, votesClash } from './votes.ts';

export interface AccountDispute {
  readonly about: 'votes' | 'negation' | 'when' | 'where' | 'who' | 'figure';
  readonly sides: readonly [
    { readonly label: string; readonly statements: readonly Statement[] },
    { readonly label: string; readonly statements: readonly Statement[] },
  ];
}

/** Statements compared at most: pairs grow with the square, and a story has no more telling ones than this. */
export const mostCompared = 600;

interface Found {
  readonly about: AccountDispute['about'];
  readonly one: string;
  readonly other: string;
}

/** The one share or sum that a statement gives; null where it gives none or several. */
function onlyMeasure({ figures }: Statement): Statement['figures'][number] | null {
  const measured = figures.filter(({ unit }) => unit === '%' || /^[$€£¥₹₽¤]/u.test(unit));
  return measured.length === 1 && figures.length === 1 ? (measured[0] ?? null) : null;
}

/** The same names in two languages, and one share or sum in each, which differ. */
function acrossLanguages(a: Statement, b: Statement): Found | null {
  if (sameOrigin(a.claim, b.claim)) return null;
  const [one, other] = [onlyMeasure(a), onlyMeasure(b)];
  if (one === null || other === null || one.unit !== other.unit || compatible(one, other)) return null;
  if (Math.max(one.value, other.value) > 3 * Math.min(one.value, other.value)) return null;
  const names = (statement: Statement): Set<string> => new Set([...statement.names].map(fold).filter((name) => name.length > 2));
  const [first, second] = [names(a), names(b)];
  const shared = [...first].filter((name) => second.has(name)).length;
  return shared >= 3 && shared >= 0.6 * Math.min(first.size, second.size) ? { about: 'figure', one: one.text, other: other.text } : null;
}

function contradiction(a: Frame, b: Frame, story: StoryWords, quotes: readonly string[]): Found | null {
  if (!comparable(a, b)) return null;
  const [one, other] = [voteOf(a), voteOf(b)];
  if (one !== null && other !== null && votesClash(a, b, one, other)) return { about: 'votes', one: one.label, other: other.label };
  const particular = differentParticular(a, b, story, quotes);
  if (particular !== null) return particular;
  if (!contradictByNegation(a, b, story)) return null;
  return { about: 'negation', one: short(a), other: short(b) };
}

const short = ({ statement }: Frame): string =>
  `“${statement.claim.quote
    .replace(/\s+/g, ' ')
    .slice(0, 90)
    .replace(/[.\s]+$/u, '')}”`;

interface Matter {
  readonly about: Found['about'];
  readonly names: readonly [string, string];
  readonly labels: [string, string];
  readonly sides: readonly [Set<Statement>, Set<Statement>];
}

/** What the two sides are told apart by: "divided" and "divided, 2 to 1" are one account against "unanimous". */
function sideNames({ about, one, other }: Found): [string, string] {
  if (about !== 'votes' || (one !== 'unanimous' && other !== 'unanimous')) return [one, other];
  return [one.replace(/,.*/u, ''), other.replace(/,.*/u, '')];
}

/** Another report of the same count, which says too little of the matter to be compared by itself, stands with those that say it. */
function joinVotes(matter: Matter, frames: readonly Frame[]): void {
  const of = new Map(frames.map((frame) => [frame.statement, frame]));
  for (const frame of frames) {
    const vote = voteOf(frame);
    if (vote === null || matter.sides.some((side) => side.has(frame.statement))) continue;
    const side = matter.labels.findIndex((label) => label === vote.label || (vote.key === 'divided' && label.startsWith('divided')));
    const members = [...(matter.sides[side] ?? [])].flatMap((statement) => of.get(statement) ?? []);
    if (members.some((member) => sameBody(member, frame) && sharedNames(member, frame) > 0)) matter.sides[side]?.add(frame.statement);
  }
}

/** Disputes of accounts, one a matter: statements that give the same account stand on one side. */
export function accountsOf(statements: readonly Statement[], story: StoryWords, context: Context): AccountDispute[] {
  // Titles write every word large, and leave out what a sentence says.
  const compared = statements.filter(({ claim }) => claim.start > 0).slice(0, mostCompared);
  // Taken apart only where another statement has words in common with it: most have none.
  const known = new Map<Statement, Frame>();
  const frame = (statement: Statement): Frame => {
    let made = known.get(statement);
    if (made === undefined) known.set(statement, (made = frameOf(statement, story, context)));
    return made;
  };
  const quotes = statements.map(({ claim }) => claim.quote);
  const matters = new Map<string, Matter>();
  for (const [index, a] of compared.entries()) {
    for (const b of compared.slice(index + 1)) {
      if (a.claim.articleId === b.claim.articleId) continue;
      const sameLanguage = a.claim.language === b.claim.language;
      if (sameLanguage && !hasInCommon(a.concepts, b.concepts, 3)) continue;
      const found = sameLanguage ? contradiction(frame(a), frame(b), story, quotes) : acrossLanguages(a, b);
      if (found === null) continue;
      const names = sideNames(found);
      const key = `${found.about} ${names.toSorted().join(' | ')}`;
      const matter: Matter = matters.get(key) ?? {
        names,
        about: found.about,
        labels: [found.one, found.other],
        sides: [new Set(), new Set()],
      };
      const turned = matter.names[0] !== names[0];
      const given = turned ? [found.other, found.one] : [found.one, found.other];
      // The account that says most gives its side the name.
      for (const side of [0, 1] as const)
        if ((given[side]?.length ?? 0) > matter.labels[side].length) matter.labels[side] = given[side] ?? '';
      matter.sides[turned ? 1 : 0].add(a);
      matter.sides[turned ? 0 : 1].add(b);
      matters.set(key, matter);
    }
  }
  return [...matters.values()].map((matter) => {
    if (matter.about === 'votes') joinVotes(matter, compared.map(frame));
    const [first, second] = matter.sides;
    return {
      about: matter.about,
      sides: [
        { label: matter.labels[0], statements: [...first] },
        { label: matter.labels[1], statements: [...second] },
      ],
    };
  });
}
