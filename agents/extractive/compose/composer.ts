// The state of one composition: words left of each source, what has been said, and the next best claim for a place in it.
// A claim is used once; one that says again what was said, or passes its source's cap, is never taken.
import type { Claim } from '../../../core/claims.ts';
import type { ComposedSentence, EvidencePack } from '../../../core/composition.ts';
import { countWords } from '../text/words.ts';
import { differentFigures } from '../weigh/standing.ts';
import { likeness } from '../weigh/similarity.ts';
import { QuotationBudget, quotationsIn, type CapSettings } from './budget.ts';
import { materialOf, type Candidate, type Material } from './material.ts';
import { Phrasing } from './phrasing.ts';

export interface Wish {
  readonly from?: (candidate: Candidate) => boolean;
  readonly worth?: (candidate: Candidate) => number;
  readonly dated?: boolean;
  /** Words at most. */
  readonly most?: number;
}

export interface Placed {
  readonly candidate: Candidate;
  readonly sentence: ComposedSentence;
}

export class Composer {
  readonly material: Material;
  readonly phrasing: Phrasing;
  readonly budget: QuotationBudget;
  readonly #said: Candidate[] = [];
  readonly #used = new Set<string>();

  constructor(pack: EvidencePack, settings: CapSettings) {
    this.material = materialOf(pack);
    this.phrasing = new Phrasing(this.material.language, pack.articles);
    this.budget = new QuotationBudget(pack.articles, settings);
  }

  candidateOf(claimId: string): Candidate | undefined {
    return this.material.candidates.find((candidate) => candidate.claim.id === claimId);
  }

  /** Counts a sentence that stays: its words, its claims, its speakers. `headline`: quoted without marks. */
  keep(sentence: ComposedSentence, headline = false): void {
    const claims = sentence.claimIds.flatMap((id) => this.material.claims.get(id) ?? []);
    for (const text of headline ? [sentence.text] : quotationsIn(sentence.text)) {
      const claim = claims.find((one) => looselyIncludes(one.quote, text)) ?? claims[0];
      if (claim !== undefined) this.budget.spend(claim.articleId, countWords(text, claim.language));
    }
    for (const claim of claims) {
      this.#used.add(claim.id);
      this.phrasing.introduce(claim);
      const candidate = this.candidateOf(claim.id);
      if (candidate !== undefined && sentence.kind === 'quotation') this.#said.push(candidate);
    }
  }

  /** Marks a claim as not to be used again, without quoting it. */
  refuse(claimId: string): void {
    this.#used.add(claimId);
  }

  usable(candidate: Candidate): boolean {
    return !this.#used.has(candidate.claim.id) && !candidate.isTitle && this.budget.allows(candidate.article.id, candidate.words);
  }

  /** How much of a candidate has been said already, 0 to 1; a differing figure of the same thing is news. */
  saidAlready(candidate: Candidate): number {
    let most = 0;
    for (const said of this.#said) {
      const { contained, overlap } = likeness(said, candidate, this.material.weights);
      const same = Math.max(overlap * 1.3, contained * (said.isTitle ? 0.55 : 0.95));
      if (same > most && differentFigures(said, candidate, this.material.weights) === null) most = same;
    }
    return most;
  }

  /** The best usable claim for a wish as a sentence, kept; null where none fits. */
  take(wish: Wish): Placed | null {
    const ranked = this.material.candidates
      .filter((candidate) => this.usable(candidate) && candidate.words <= (wish.most ?? 60) && (wish.from?.(candidate) ?? true))
      .map((candidate) => {
        const repeated = this.saidAlready(candidate);
        return { candidate, repeated, worth: candidate.score + (wish.worth?.(candidate) ?? 0) - 0.9 * repeated };
      })
      .filter(({ repeated }) => repeated < 0.52)
      .sort((a, b) => b.worth - a.worth || a.candidate.claim.id.localeCompare(b.candidate.claim.id));
    for (const { candidate } of ranked) {
      const sentence = this.phrasing.sentence(candidate.claim, candidate.article, { dated: wish.dated === true });
      if (sentence === null) {
        this.#used.add(candidate.claim.id);
        continue;
      }
      this.keep(sentence);
      return { candidate, sentence };
    }
    return null;
  }

  /** Other origins' claims that state what a claim states, figures and all, one an outlet. */
  seconds(candidate: Candidate): Claim[] {
    const { group } = candidate;
    if (group === null || group.standing !== 'corroborated') return [];
    const others = group.claimIds
      .flatMap((id) => this.candidateOf(id) ?? [])
      .filter((other) => other.claim.origin !== candidate.claim.origin && other.article.outlet !== candidate.article.outlet);
    const agreeing = others.filter((other) => {
      const { overlap, contained } = likeness(candidate, other, this.material.weights);
      return (
        (overlap >= 0.42 || contained >= 0.75) &&
        candidate.figures.every((figure) => other.figures.some((same) => same.value === figure.value))
      );
    });
    const byOutlet = new Map(agreeing.map((other) => [other.article.outlet, other.claim]));
    return [...byOutlet.values()];
  }
}

function looselyIncludes(quote: string, text: string): boolean {
  const plain = (part: string): string => part.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain(quote).includes(plain(text));
}
