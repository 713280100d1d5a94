// All disputes of a story: who contradicts whom about what, and in which words an editor is told. A claim takes part in one dispute at
// most; what is denied or told otherwise comes before figures.
import type { SourceArticle } from '../../../core/sources.ts';
import { accountsOf, mostCompared, type AccountDispute } from './accounts.ts';
import { Context } from './context.ts';
import { countedDifferently } from './counts.ts';
import { denialsOf, denierOf } from './denials.ts';
import { differentFigures, isElapsed, rivalFigures, storyRivals } from './figure-disputes.ts';
import { mannersOf } from './manners.ts';
import { sameOrigin } from './origins.ts';
import type { Statement, StoryWords } from './similarity.ts';

export type DisputeKind = 'figure' | 'denial' | 'manner';

/** One account in a dispute. */
export interface Side {
  readonly label: string;
  readonly statements: readonly Statement[];
}

export interface Dispute {
  readonly kind: DisputeKind;
  /** In what the accounts differ, where it is known better than by its kind. */
  readonly about?: AccountDispute['about'];
  /** For a denial: what is denied first, then the denial. */
  readonly sides: readonly Side[];
}

const outletOf = ({ claim }: Statement): string => claim.attribution[0]?.name ?? '';

export function namesOf(names: Iterable<string>): string {
  return new Intl.ListFormat('en-GB').format(new Set(names));
}

function denials(statements: readonly Statement[], story: StoryWords, context: Context): Dispute[] {
  return denialsOf(statements, story, context).map(({ denial, denied }) => {
    const denier = denierOf(denial);
    return {
      kind: 'denial',
      sides: [
        { label: 'reported', statements: denied },
        { label: denier === null ? 'denied' : `denied by ${denier}`, statements: [denial] },
      ],
    };
  });
}

function figures(statements: readonly Statement[], story: StoryWords, context: Context): Dispute[] {
  const found: Dispute[] = [];
  for (const rivals of storyRivals(context)) {
    const sides = new Map<string, { label: string; values: string; statements: Statement[] }>();
    for (const statement of statements) {
      const own = rivalFigures(statement, rivals);
      if (own.length === 0) continue;
      const values = [...new Set(own.map((figure) => figure.value))].toSorted((a, b) => a - b).join(' ');
      const side = sides.get(values);
      if (side === undefined) sides.set(values, { label: namesOf(own.map((figure) => figure.text)), values, statements: [statement] });
      else side.statements.push(statement);
    }
    if (new Set([...sides.keys()].flatMap((key) => key.split(' '))).size >= 2 && sides.size >= 2)
      found.push({ kind: 'figure', sides: [...sides.values()] });
  }
  return [...found, ...countedApart(statements, story)];
}

/** Values of one thing at most: more of them are a series ("20 in one county, 31 in the next"), not a dispute. */
const mostValues = 3;

/** Statements of different origins that count one thing differently. */
function countedApart(statements: readonly Statement[], story: StoryWords): Dispute[] {
  const found: Dispute[] = [];
  const values = new Map<Statement, Set<number>>();
  const add = (statement: Statement, value: number): void => {
    values.set(statement, (values.get(statement) ?? new Set()).add(value));
  };
  const counted = statements.filter((statement) => statement.figures.length > 0 && statement.claim.start > 0).slice(0, mostCompared);
  for (const [index, a] of counted.entries()) {
    for (const b of counted.slice(index + 1)) {
      if (a.claim.articleId === b.claim.articleId || sameOrigin(a.claim, b.claim)) continue;
      const difference = differentFigures(a, b, story) ?? (isElapsed(a) || isElapsed(b) ? null : countedDifferently(a, b, story));
      if (difference === null) continue;
      for (const statement of [a, b]) for (const { value } of [difference.one, difference.other]) add(statement, value);
      found.push({
        kind: 'figure',
        sides: [
          { label: difference.one.text, statements: [a] },
          { label: difference.other.text, statements: [b] },
        ],
      });
    }
  }
  return found.filter(({ sides }) => sides.every((side) => side.statements.every((one) => (values.get(one)?.size ?? 0) <= mostValues)));
}

export function disputesOf(statements: readonly Statement[], articles: readonly SourceArticle[], story: StoryWords): Dispute[] {
  const context = new Context(articles, statements);
  const manners = mannersOf(statements, story).map((dispute): Dispute => ({ kind: 'manner', sides: dispute.sides }));
  const accounts = accountsOf(statements, story, context).map(({ about, sides }): Dispute => ({
    kind: about === 'figure' ? 'figure' : 'manner',
    about,
    sides,
  }));
  return [...manners, ...denials(statements, story, context), ...accounts, ...figures(statements, story, context)];
}

/** What a money or people figure says that it counts, where the words around it do. */
const measures: readonly (readonly [string, RegExp])[] = [
  ['paid', /\b(?:paid|spent|disbursed)\b/i],
  ['committed', /\b(?:committed|pledged|contracts|allocated)\b/i],
  ['registered', /\b(?:registered|in (?:its \d+ )?shelters)\b/i],
  ['displaced', /\b(?:displaced|relatives)\b/i],
];

function measured(side: Side): string | null {
  const found = measures.filter(([, pattern]) => side.statements.some(({ claim }) => pattern.test(claim.quote)));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

const accountWords: Readonly<Record<AccountDispute['about'] | 'how', string>> = {
  how: 'Accounts differ',
  figure: 'Figures differ',
  votes: 'Votes are counted differently',
  negation: 'One account takes back the other',
  when: 'The day differs',
  where: 'The place differs',
  who: 'Who did it differs',
};

/** A dispute in words that an editor can read: each account with the outlets that give it. */
export function reasonOf(dispute: Dispute): string {
  const parts = dispute.sides.map((side) => `${namesOf(side.statements.map(outletOf))}: ${side.label}`);
  const told = parts.join('; ');
  switch (dispute.kind) {
    case 'figure': {
      const [one, other] = dispute.sides.map(measured);
      const differs = one !== undefined && other !== undefined && one !== null && other !== null && one !== other;
      return `Figures differ. ${told}.${differs ? ` What is measured differs too: ${one}, ${other}.` : ''}`;
    }
    case 'denial':
      return `Denied. ${told}.`;
    case 'manner':
      return `${accountWords[dispute.about ?? 'how']}. ${told}.`;
  }
}
