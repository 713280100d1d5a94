// Weighing: which claims state the same thing, which contradict one another, and what that makes of them. Every claim is in exactly one
// group: claims that agree make one, and a dispute draws the groups of its sides into one that is contested.
import type { Claim, ClaimGroup } from '../../../core/claims.ts';
import { sha256 } from '../../../core/hash.ts';
import { remembered } from '../../../core/remembered.ts';
import type { SourceArticle } from '../../../core/sources.ts';
import { groupStatements } from './agreement.ts';
import { disputesOf, reasonOf, type Dispute } from './disputes.ts';
import { statementOf, storyWords, type Statement, type StoryWords } from './similarity.ts';
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
  /** How rare each term is among the claims. */
  readonly weights: StoryWords['weights'];
}

interface Weighed {
  /** Claims that state the same; every claim is in exactly one. */
  readonly agreements: readonly (readonly Statement[])[];
  readonly disputes: readonly Dispute[];
  readonly story: StoryWords;
}

/** Stories weighed lately: what is weighed for a draft is asked for again by each check of it. */
const known = remembered<Weighed>(32);

function weighed(claims: readonly Claim[], articles: readonly SourceArticle[]): Weighed {
  // What stands around a claim decides too: the same claims of other articles are another story.
  return known.get(sha256(JSON.stringify([claims, articles])), () => {
    const statements = claims.map(statementOf);
    const story = storyWords(statements);
    return { agreements: groupStatements(statements, story), disputes: disputesOf(statements, articles, story), story };
  });
}

/** The disputes of a story's claims, as `weighClaims` finds them. */
export function storyDisputes(claims: readonly Claim[], articles: readonly SourceArticle[]): StoryDisputes {
  const { agreements, disputes, story } = weighed(claims, articles);
  const agreeing = new Map(agreements.flatMap((members) => members.map(({ claim }) => [claim.id, members] as const)));
  return { disputes, agreeing, weights: story.weights };
}

/** Groups of the claims of one story; `articles` are those that the claims are of, for what stands around a claim. */
export function weighClaims(claims: readonly Claim[], articles: readonly SourceArticle[]): ClaimGroup[] {
  const { agreements, disputes } = weighed(claims, articles);
  const groups = new Map<string, Group>();
  for (const members of agreements) {
    const group: Group = { members: [...members], disputes: [] };
    for (const { claim } of members) groups.set(claim.id, group);
  }
  for (const dispute of disputes) unite(dispute, groups);
  return [...new Set(groups.values())].map((group, ordinal) => ({
    ordinal,
    ...judged(group),
    claimIds: group.members.map(({ claim }) => claim.id),
  }));
}
