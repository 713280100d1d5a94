// The state of one composition: words left of each source, what has been said, and the next best claim for a place in it.
// A claim is used once; one that says again what was said, or passes its source's cap, is never taken.
import type { Claim } from '../../../core/claims.ts';
import type { ComposedSentence, EvidencePack } from '../../../core/composition.ts';
import { countWords } from '../text/words.ts';
import { differentFigures } from '../weigh/figure-disputes.ts';
import { sameOrigin } from '../weigh/origins.ts';
import { likeness } from '../weigh/similarity.ts';
import { QuotationBudget, quotationsIn, type CapSettings } from './budget.ts';
import { materialOf, type Candidate, type Material } from './material.ts';
import { Phrasing, type Telling } from './phrasing.ts';

export interface Wish {
  readonly from?: (candidate: Candidate) => boolean;
  readonly worth?: (candidate: Candidate) => number;
  /** Words at most. */
  readonly most?: number;
}

const usualThrift = 0.45;

export class Composer {
  readonly material: Material;
  readonly phrasing: Phrasing;
  /** Tries whether a claim can be said at all, without a turn of its forms being used. */
  readonly #trial: Phrasing;
  readonly budget: QuotationBudget;
  readonly #byClaim: ReadonlyMap<string, Candidate>;
  readonly #said: Candidate[] = [];
  readonly #used = new Set<string>();

  readonly thrift: number;

  /** `thrift`: how much a claim's length counts against it; higher makes shorter sentences, and more of them. */
  constructor(pack: EvidencePack, settings: CapSettings, thrift: number = usualThrift) {
    this.thrift = thrift;
    this.material = materialOf(pack, settings, thrift);
    this.#byClaim = new Map(this.material.candidates.map((candidate) => [candidate.claim.id, candidate]));
    this.phrasing = new Phrasing(this.material.language, pack.articles);
    this.#trial = new Phrasing(this.material.language, pack.articles);
    this.budget = new QuotationBudget(pack.articles, settings);
  }

  candidateOf(claimId: string): Candidate | undefined {
    return this.#byClaim.get(claimId);
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

  /** Whether a claim is unused and within its source's cap; `led`: what it leans on is said right before it. */
  usable(candidate: Candidate, led = false): boolean {
    return (
      !this.#used.has(candidate.claim.id) &&
      !candidate.isTitle &&
      (led || !candidate.leans) &&
      this.budget.allows(candidate.article.id, candidate.words)
    );
  }

  /** Whether some form of the draft's language takes the claim. */
  canSay(candidate: Candidate): boolean {
    return this.#trial.sentence(candidate.claim, candidate.article) !== null;
  }

  /** Counts a claim as said. */
  take(candidate: Candidate): void {
    this.budget.spend(candidate.article.id, candidate.words);
    this.#used.add(candidate.claim.id);
    this.#said.push(candidate);
  }

  /** How much of a candidate has been said already, 0 to 1; a differing figure of the same thing is news. */
  saidAlready(candidate: Candidate): number {
    let most = 0;
    let ofGroup = 0;
    for (const said of this.#said) {
      // One of a group has been quoted: another is news only where the two contradict, and both sides have not been told yet.
      if (said.group !== null && said.group === candidate.group) {
        ofGroup += 1;
        if (said.group.standing !== 'contested' || ofGroup > 1) return 1;
      }
      const { contained, overlap } = likeness(said, candidate, this.material.weights);
      const same = Math.max(overlap * 1.3, contained * (said.isTitle ? 0.55 : 0.95));
      if (same > most && differentFigures(said, candidate, this.material.story) === null) most = same;
    }
    return most;
  }

  /** The best usable claim for a wish; null where none fits. */
  best(wish: Wish): Candidate | null {
    const ranked = this.material.candidates
      .filter((candidate) => this.usable(candidate) && candidate.words <= (wish.most ?? 60) && (wish.from?.(candidate) ?? true))
      .map((candidate) => ({ candidate, worth: candidate.score + (wish.worth?.(candidate) ?? 0) }))
      .sort((a, b) => b.worth - a.worth || a.candidate.claim.id.localeCompare(b.candidate.claim.id));
    let best: { candidate: Candidate; worth: number } | null = null;
    for (const { candidate, worth } of ranked) {
      // What was said already only takes from the worth, so nothing further down can win.
      if (best !== null && worth <= best.worth) break;
      const repeated = this.saidAlready(candidate);
      const left = worth - 0.9 * repeated;
      if (repeated < 0.52 && (best === null || left > best.worth) && this.canSay(candidate)) best = { candidate, worth: left };
    }
    return best?.candidate ?? null;
  }

  /** The best usable claim for a wish, counted as said; null where none fits. */
  pick(wish: Wish): Candidate | null {
    const best = this.best(wish);
    if (best !== null) this.take(best);
    return best;
  }

  /** The sentence of a picked claim. Sentences are said in the order in which they will stand: a speaker's role is given once. */
  say(candidate: Candidate, options: Telling = {}): ComposedSentence {
    const sentence = this.phrasing.sentence(candidate.claim, candidate.article, options);
    if (sentence === null) throw new Error(`a picked claim cannot be said: ${candidate.claim.id}`);
    return sentence;
  }

  /** Other origins' claims that state what a claim states, figures and all, one an outlet. */
  seconds(candidate: Candidate): Claim[] {
    const { group } = candidate;
    if (group === null || group.standing !== 'corroborated') return [];
    const others = group.claimIds
      .flatMap((id) => this.candidateOf(id) ?? [])
      .filter((other) => !sameOrigin(other.claim, candidate.claim) && other.article.outlet !== candidate.article.outlet);
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
