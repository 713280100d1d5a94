// The standing of a group: do origins agree, contradict one another, or is there only one. A wrong "contested" or "corroborated" is
// worse than none, so figures are compared only where both statements count the same thing in all but the same words.
import type { Standing } from '../../../core/words.ts';
import type { Figure } from '../text/figures.ts';
import type { Statement } from './similarity.ts';
import { likeness } from './similarity.ts';

export interface Judgement {
  readonly standing: Standing;
  readonly reason: string;
}

export interface Difference {
  readonly one: Figure;
  readonly other: Figure;
}

/** Figures of one thing that two statements give differently, or null. */
export function differentFigures(a: Statement, b: Statement, weights: ReadonlyMap<string, number>): Difference | null {
  if (a.claim.language !== b.claim.language || a.figures.length === 0 || b.figures.length === 0) return null;
  const { overlap, contained, shared } = likeness(a, b, weights);
  if (shared < 4 || contained < 0.5 || overlap < 0.3) return null;
  for (const one of a.figures) {
    if (one.unit === '' || b.figures.some((figure) => figure.value === one.value)) continue;
    const rivals = b.figures.filter((figure) => figure.unit === one.unit && !a.figures.some((own) => own.value === figure.value));
    const peers = a.figures.filter((figure) => figure.unit === one.unit);
    const [other] = rivals;
    if (peers.length === 1 && rivals.length === 1 && other !== undefined && other.value !== one.value) return { one, other };
  }
  return null;
}

/** A speaker's denial, put as one: "denied", not a title that may mean something else. */
function denies(statement: Statement): boolean {
  return statement.claim.kind === 'denial' && statement.claim.language === 'en' && /\bden(?:y|ied|ies|ying)\b/i.test(statement.claim.quote);
}

/** A report of the outlet's own without a word that takes something back. */
function asserts(statement: Statement): boolean {
  return (
    statement.claim.kind === 'event' &&
    !/\b(?:not|\w+n['’]t|no|never|false|inaccurate|alleged\w*|accus\w+|reject\w*|disput\w*)\b/i.test(statement.claim.quote)
  );
}

function outletOf(statement: Statement): string {
  return statement.claim.attribution[0]?.name ?? '';
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}

export function judge(group: readonly Statement[], weights: ReadonlyMap<string, number>): Judgement {
  const origins = new Set(group.map(({ claim }) => claim.origin));
  const outlets = [...new Set(group.map(outletOf))];
  for (const [index, a] of group.entries()) {
    for (const b of group.slice(index + 1)) {
      if (a.claim.origin === b.claim.origin || a.claim.articleId === b.claim.articleId) continue;
      const difference = differentFigures(a, b, weights);
      if (difference !== null)
        return { standing: 'contested', reason: `${outletOf(a)} gives ${difference.one.text}, ${outletOf(b)} ${difference.other.text}.` };
      const [denial, assertion] = a.claim.kind === 'denial' ? [a, b] : [b, a];
      if (denies(denial) && asserts(assertion)) {
        return { standing: 'contested', reason: `${outletOf(denial)} reports a denial of what ${outletOf(assertion)} reports.` };
      }
    }
  }
  if (origins.size >= 2)
    return { standing: 'corroborated', reason: `Reported by ${list(outlets)}, which draw on ${String(origins.size)} origins.` };
  const [origin = ''] = origins;
  if (outlets.length > 1) return { standing: 'single-source', reason: `${list(outlets)} carry it, all from ${origin}.` };
  return {
    standing: 'single-source',
    reason: `Only ${outlets[0] ?? origin} reports it${origin === outlets[0] ? '' : `, from ${origin}`}.`,
  };
}
