// Groups of claims that state the same thing. A claim joins a group only when it is close to the group's first claim, so that
// chains of half-alike sentences do not run together. Across languages only figures and names count, and both must agree.
import type { Statement } from './similarity.ts';
import { likeness } from './similarity.ts';

/** Whether two statements say the same, figures apart. */
export function saySame(a: Statement, b: Statement, weights: ReadonlyMap<string, number>): boolean {
  if (a.claim.language !== b.claim.language) return sameAcrossLanguages(a, b);
  const { contained, overlap, shared } = likeness(a, b, weights);
  const least = Math.min(a.terms.size, b.terms.size);
  if (a.claim.spoken && b.claim.spoken) return (contained >= 0.8 && shared >= 3) || (overlap >= 0.5 && shared >= 4);
  if (a.claim.spoken !== b.claim.spoken) return contained >= 0.85 && shared >= 4;
  return (overlap >= 0.45 && shared >= 4) || (contained >= 0.72 && overlap >= 0.3 && shared >= 4 && least >= 5);
}

/** The same two figures with units that are not words (per cent, currency) or large, and two names in common. */
function sameAcrossLanguages(a: Statement, b: Statement): boolean {
  const figures = a.figures.filter((figure) => figure.value > 12 && b.figures.some((other) => other.value === figure.value));
  let names = 0;
  for (const name of a.names) if (b.names.has(name)) names += 1;
  return (
    (figures.length >= 2 && names >= 1) ||
    (figures.length >= 1 && figures.length === a.figures.length && figures.length === b.figures.length && names >= 2)
  );
}

/** Partitions statements into groups, in order of their first members. */
export function groupStatements(statements: readonly Statement[], weights: ReadonlyMap<string, number>): Statement[][] {
  const groups: Statement[][] = [];
  const byTerm = new Map<string, number[]>();
  for (const statement of statements) {
    const votes = new Map<number, number>();
    const keys = [...statement.terms, ...statement.figures.map((figure) => `#${String(figure.value)}`)];
    for (const key of keys) for (const group of byTerm.get(key) ?? []) votes.set(group, (votes.get(group) ?? 0) + 1);
    let best = -1;
    let most = 0;
    for (const [group, count] of votes) {
      const first = groups[group]?.[0];
      if (first !== undefined && count > most && saySame(first, statement, weights)) {
        best = group;
        most = count;
      }
    }
    if (best === -1) {
      for (const key of keys) {
        const list = byTerm.get(key);
        if (list === undefined) byTerm.set(key, [groups.length]);
        else list.push(groups.length);
      }
      groups.push([statement]);
    } else groups[best]?.push(statement);
  }
  return groups;
}
