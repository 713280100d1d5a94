// Weighing: which claims state the same thing, which contradict one another, and what that makes of them. Every claim is in exactly one
// group: claims that agree make one, and a dispute draws the groups of its sides into one that is contested.
import type { Claim, ClaimGroup } from '../../../core/claims.ts';
import type { SourceArticle } from '../../../core/sources.ts';
import { groupStatements } from './agreement.ts';
import { disputesOf, reasonOf, type Dispute } from './disputes.ts';
import { statementOf, storyWords, type Statement } from './similarity.ts';
import { judge, type Judgement } from './standing.ts';

interface Group {
  readonly members: Statement[];
  readonly disputes: Dispute[];
}

/** Reasons given for one group at most: what else is in dispute shows in its claims. */
const reasonsGiven = 3;

/** Draws the groups of a dispute's sides together; those of another kind of dispute are left alone, and so is one that is left alone with itself. */
function unite(dispute: Dispute, groups: Map<string, Group>): void {
  const figure = dispute.kind === 'figure';
  const free = (statement: Statement): boolean =>
    groups.get(statement.claim.id)?.disputes.every((other) => (other.kind === 'figure') === figure) ?? false;
  const sides = dispute.sides
    .map((side) => ({ ...side, statements: side.statements.filter(free) }))
    .filter((side) => side.statements.length > 0);
  if (sides.length < 2) return;
  const drawn = [...new Set(sides.flatMap((side) => side.statements.flatMap(({ claim }) => groups.get(claim.id) ?? [])))];
  const one: Group = {
    members: drawn.flatMap((group) => group.members),
    disputes: [...drawn.flatMap((group) => group.disputes), { ...dispute, sides }],
  };
  for (const { claim } of one.members) groups.set(claim.id, one);
}

function judged(group: Group): Judgement {
  if (group.disputes.length === 0) return judge(group.members);
  const reasons = [...new Set(group.disputes.map(reasonOf))].slice(0, reasonsGiven);
  return { standing: 'contested', reason: reasons.join(' ') };
}

/** What weighing knows of a story beside its groups: who contradicts whom, and which claims say the same. */
export interface StoryDisputes {
  readonly disputes: readonly Dispute[];
  /** Claims that state the same, by each of their ids. */
  readonly agreeing: ReadonlyMap<string, readonly Statement[]>;
}

/** The disputes of a story's claims, as `weighClaims` finds them. */
export function storyDisputes(claims: readonly Claim[], articles: readonly SourceArticle[]): StoryDisputes {
  const statements = claims.map(statementOf);
  const story = storyWords(statements);
  const agreeing = groupStatements(statements, story).flatMap((members) => members.map(({ claim }) => [claim.id, members] as const));
  return { disputes: disputesOf(statements, articles, story), agreeing: new Map(agreeing) };
}

/** Groups of the claims of one story; `articles` are those that the claims are of, for what stands around a claim. */
export function weighClaims(claims: readonly Claim[], articles: readonly SourceArticle[]): ClaimGroup[] {
  const statements = claims.map(statementOf);
  const story = storyWords(statements);
  const groups = new Map<string, Group>();
  for (const members of groupStatements(statements, story)) {
    const group: Group = { members, disputes: [] };
    for (const { claim } of members) groups.set(claim.id, group);
  }
  for (const dispute of disputesOf(statements, articles, story)) unite(dispute, groups);
  return [...new Set(groups.values())].map((group, ordinal) => ({
    ordinal,
    ...judged(group),
    claimIds: group.members.map(({ claim }) => claim.id),
  }));
}
