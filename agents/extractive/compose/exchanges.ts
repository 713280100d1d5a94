// Exchanges: claims that contradict one another, to be said side by side. An account and its denial, two ways in which one thing is told,
// two figures of one thing. Chosen before all else, so that the cap does not leave one side without the other.
import type { ClaimGroup } from '../../../core/claims.ts';
import { fold } from '../text/words.ts';
import { disputesOf, type Dispute, type Side } from '../weigh/disputes.ts';
import { denialText, denierOf } from '../weigh/denials.ts';
import { Context } from '../weigh/context.ts';
import type { Composer } from './composer.ts';
import type { Candidate } from './material.ts';

export interface Exchange {
  readonly kind: Dispute['kind'];
  /** In the order in which they are said: each denial right after what it denies. */
  readonly claims: readonly Candidate[];
}

/** Words of one side at most: a side that takes a whole cap leaves nothing for the rest. */
const longestSide = 30;

interface Pair {
  readonly one: Candidate;
  readonly other: Candidate;
  readonly worth: number;
}

class Exchanges {
  readonly #composer: Composer;
  readonly #inLanguage: (candidate: Candidate) => boolean;
  readonly #context: Context;

  constructor(composer: Composer, inLanguage: (candidate: Candidate) => boolean) {
    this.#composer = composer;
    this.#inLanguage = inLanguage;
    const { candidates, articles } = composer.material;
    this.#context = new Context([...articles.values()], candidates);
  }

  /** Claims of a side that can be said. */
  #sayable(side: Side): Candidate[] {
    return side.statements.flatMap(({ claim }) => {
      const candidate = this.#composer.candidateOf(claim.id);
      return candidate !== undefined &&
        this.#inLanguage(candidate) &&
        candidate.words <= longestSide &&
        this.#composer.usable(candidate, true) &&
        this.#composer.canSay(candidate)
        ? [candidate]
        : [];
    });
  }

  /** Whether two claims can stand next to one another: a denial that points back needs what stands right before it in its article. */
  #fits(one: Candidate, other: Candidate): boolean {
    if (one.article.id === other.article.id) {
      if (one.passage === other.passage || !this.#composer.budget.allows(one.article.id, one.words + other.words)) return false;
    }
    if (one.leans) return false;
    return !other.leans || this.#context.before(other).some(({ claim }) => claim.id === one.claim.id);
  }

  best(first: Side, second: Side): Pair | null {
    let best: Pair | null = null;
    const others = this.#sayable(second);
    for (const one of this.#sayable(first)) {
      for (const other of others) {
        if (!this.#fits(one, other)) continue;
        const cost = (candidate: Candidate): number => candidate.words / Math.max(1, this.#composer.budget.left(candidate.article.id));
        const worth =
          one.score +
          other.score +
          (one.article.outlet === other.article.outlet ? 0 : 0.35) -
          (other.leans ? 0.3 : 0) -
          cost(one) -
          cost(other);
        if (best === null || worth > best.worth) best = { one, other, worth };
      }
    }
    return best;
  }

  /** The two accounts of a dispute that are told best, or null where one of them cannot be said. */
  ofDispute(dispute: Dispute): Pair | null {
    if (dispute.kind === 'denial') {
      const [denied, denial] = dispute.sides;
      return denied === undefined || denial === undefined ? null : this.best(denied, denial);
    }
    // The account of more origins first; a side that gives several figures belongs to none.
    const sides = dispute.sides
      .filter((side) => dispute.kind !== 'figure' || !/ and |, /.test(side.label))
      .toSorted((a, b) => origins(b) - origins(a));
    const pairs = sides.flatMap((side, index) => sides.slice(index + 1).flatMap((other) => this.best(side, other) ?? []));
    return pairs.toSorted((a, b) => b.worth - a.worth)[0] ?? null;
  }

  /** The denial of one of two claims that already stand against each other, or null. */
  denialOf(claims: readonly Candidate[], disputes: readonly Dispute[]): { denied: Candidate; denial: Candidate } | null {
    for (const dispute of disputes) {
      const [first, second] = dispute.sides;
      if (dispute.kind !== 'denial' || first === undefined || second === undefined) continue;
      const denied = claims.find((claim) => first.statements.some((statement) => statement.claim.id === claim.claim.id));
      const denial = this.#sayable(second).find(
        (one) => denied !== undefined && !claims.includes(one) && this.#fits(denied, one) && this.#affordable([...claims, one]),
      );
      if (denied !== undefined && denial !== undefined) return { denied, denial };
    }
    return null;
  }

  #affordable(claims: readonly Candidate[]): boolean {
    const words = new Map<string, number>();
    for (const one of claims) words.set(one.article.id, (words.get(one.article.id) ?? 0) + one.words);
    return [...words].every(([article, count]) => this.#composer.budget.allows(article, count));
  }
}

const origins = (side: Side): number => new Set(side.statements.map(({ claim }) => claim.origin)).size;

/** Disputes by the contested group that holds claims of both of their sides. */
function byGroup(composer: Composer): Map<ClaimGroup, Dispute[]> {
  const { candidates, articles, story } = composer.material;
  const groups = new Map<ClaimGroup, Dispute[]>();
  for (const dispute of disputesOf(candidates, [...articles.values()], story)) {
    const [first] = dispute.sides.flatMap((side) => side.statements.flatMap(({ claim }) => composer.candidateOf(claim.id)?.group ?? []));
    if (first === undefined || first.standing !== 'contested') continue;
    const sides = dispute.sides
      .map((side) => ({ ...side, statements: side.statements.filter(({ claim }) => first.claimIds.includes(claim.id)) }))
      .filter((side) => side.statements.length > 0);
    if (sides.length >= 2) groups.set(first, [...(groups.get(first) ?? []), { ...dispute, sides }]);
  }
  return groups;
}

/** Of all that may be quoted, how much goes to disputes at most. */
const shareOfWords = 0.5;

/** Whether an exchange says again what one before it says: the same denier denies, or the same is told. */
function repeats(claims: readonly Candidate[], composer: Composer, deniers: ReadonlySet<string>): boolean {
  return claims.every((one) => composer.saidAlready(one) >= 0.4) || claims.some((one) => deniers.has(denierName(one)));
}

function denierName(candidate: Candidate): string {
  return denialText(candidate) === null ? '' : (fold(denierOf(candidate) ?? '').match(/[\p{L}-]{4,}/gu)?.[0] ?? '');
}

/** Up to `most` exchanges, the weightiest first, their words counted as said. */
export function chooseExchanges(composer: Composer, inLanguage: (candidate: Candidate) => boolean, most: number): Exchange[] {
  const exchanges = new Exchanges(composer, inLanguage);
  const weights = [...byGroup(composer)].map(([group, disputes]) => {
    const claims = group.claimIds.flatMap((id) => composer.candidateOf(id) ?? []);
    return {
      disputes,
      weight:
        Math.max(0, ...claims.map((one) => one.centrality)) +
        0.1 * new Set(claims.map((one) => one.article.outlet)).size +
        0.6 * Math.max(0, ...claims.map((one) => one.fit)),
    };
  });
  const outlets = [...composer.material.articles.values()].filter((article) => article.language === composer.material.language.code);
  let left = shareOfWords * outlets.reduce((sum, article) => sum + composer.budget.left(article.id), 0);
  const deniers = new Set<string>();
  const chosen: Exchange[] = [];
  for (const { disputes } of weights.toSorted((a, b) => b.weight - a.weight)) {
    if (chosen.length >= most) break;
    for (const dispute of disputes) {
      const pair = exchanges.ofDispute(dispute);
      if (pair === null) continue;
      const claims = [pair.one, pair.other];
      const denied = dispute.kind === 'denial' ? null : exchanges.denialOf(claims, disputes);
      // What is denied, its denial, then the other account; where nothing is denied, the one nearer to the persona, or that tells more.
      if (denied === null && dispute.kind === 'manner') claims.sort((a, b) => b.fit - a.fit || b.words - a.words);
      if (dispute.kind === 'figure' && denied === null) claims.sort((a, b) => b.fit - a.fit);
      if (denied !== null) {
        const rest = claims.filter((claim) => claim !== denied.denied);
        claims.splice(0, claims.length, denied.denied, denied.denial, ...rest);
      }
      const words = claims.reduce((sum, claim) => sum + claim.words, 0);
      if (words > left || repeats(claims, composer, deniers)) continue;
      left -= words;
      for (const claim of claims) if (denierName(claim) !== '') deniers.add(denierName(claim));
      for (const claim of claims) composer.take(claim);
      chosen.push({ kind: dispute.kind, claims });
      break;
    }
  }
  return chosen;
}
