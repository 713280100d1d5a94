// How far two statements of one language say the same thing: shared content words, weighted by how rare each is in the story.
import type { Claim } from '../../../core/claims.ts';
import { languageOf } from '../languages/index.ts';
import { figuresOf, type Figure } from '../text/figures.ts';
import { stem, termsOf, tokensOf } from '../text/words.ts';
import { conceptsOf } from './concepts.ts';
import { onceEach } from './once-each.ts';

export interface Statement {
  readonly claim: Claim;
  readonly terms: ReadonlySet<string>;
  /** Terms with words for one thing made one. */
  readonly concepts: ReadonlySet<string>;
  readonly figures: readonly Figure[];
  /** Capitalised words inside the text, folded: names in scripts that have capitals. */
  readonly names: ReadonlySet<string>;
}

export function statementOf(claim: Claim): Statement {
  const { cues } = languageOf(claim.language);
  const names = new Set<string>();
  for (const match of claim.quote.matchAll(/(?<=\S\s+[“"‘]?)\p{Lu}[\p{L}’'-]+/gu)) names.add(match[0].toLowerCase().replace(/[’']s$/, ''));
  const terms = termsOf(claim.quote, claim.language, cues.stopWords);
  return {
    claim,
    terms,
    concepts: conceptsOf(terms, claim.language),
    figures: figuresOf(claim.quote, claim.language, cues.stopWords),
    names,
  };
}

/** Inverse document frequency of each term over the statements: 1 for one in a single statement, falling towards 0. */
export function rarity(statements: readonly Pick<Statement, 'terms'>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of statements) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const scale = Math.log(1 + statements.length);
  return new Map([...counts].map(([term, count]) => [term, scale === 0 ? 1 : Math.log(1 + statements.length / count) / scale]));
}

/** What all statements of one story are compared against. */
export interface StoryWords {
  /** Rarity of terms. */
  readonly weights: ReadonlyMap<string, number>;
  /** Rarity of concepts. */
  readonly rare: ReadonlyMap<string, number>;
  /** Concepts that the story also writes small: no names, even where a title writes every word large. */
  readonly common: ReadonlySet<string>;
}

export function storyWords(statements: readonly Statement[]): StoryWords {
  const small = new Map<string, Set<string>>();
  for (const { claim } of statements) {
    let terms = small.get(claim.language);
    if (terms === undefined) small.set(claim.language, (terms = new Set()));
    for (const token of tokensOf(claim.quote, claim.language)) if (!/^\p{Lu}/u.test(token)) terms.add(stem(token, claim.language));
  }
  const common = new Set([...small].flatMap(([language, terms]) => [...conceptsOf(terms, language)]));
  return { weights: rarity(statements), rare: rarity(statements.map(({ concepts }) => ({ terms: concepts }))), common };
}

/** Whether two sets have so many in common: asked of every pair, so it stops counting early. */
export function hasInCommon(a: ReadonlySet<string>, b: ReadonlySet<string>, least: number): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of small) if (large.has(one) && (shared += 1) >= least) return true;
  return false;
}

export interface Likeness {
  /** Shared weight over the lighter statement's weight: 0 to 1. */
  readonly contained: number;
  /** Shared weight over the weight of both together: 0 to 1. */
  readonly overlap: number;
  readonly shared: number;
}

/** What a set of terms weighs in all. */
const weightIn = onceEach((weights: ReadonlyMap<string, number>) =>
  onceEach((terms: ReadonlySet<string>) => {
    let sum = 0;
    for (const term of terms) sum += weights.get(term) ?? 1;
    return sum;
  }),
);

export function likeness(a: Pick<Statement, 'terms'>, b: Pick<Statement, 'terms'>, weights: ReadonlyMap<string, number>): Likeness {
  const [small, large] = a.terms.size <= b.terms.size ? [a.terms, b.terms] : [b.terms, a.terms];
  let both = 0;
  let shared = 0;
  for (const term of small) {
    if (!large.has(term)) continue;
    both += weights.get(term) ?? 1;
    shared += 1;
  }
  if (shared === 0) return { contained: 0, overlap: 0, shared };
  const weigh = weightIn(weights);
  const first = weigh(a.terms);
  const second = weigh(b.terms);
  const least = Math.min(first, second);
  return { contained: least === 0 ? 0 : both / least, overlap: first + second === 0 ? 0 : both / (first + second - both), shared };
}
