// What else the pack says: for each statement of fact, the claims of other origins that contradict the claims it rests on. They are shown
// beside its check and change no verdict: the sentence says what its source says, and the sources disagree.
import { languageOf } from '../agents/extractive/languages/index.ts';
import { figuresOf } from '../agents/extractive/text/figures.ts';
import type { Dispute, Side } from '../agents/extractive/weigh/disputes.ts';
import { sameOrigin } from '../agents/extractive/weigh/origins.ts';
import { storyDisputes, type StoryDisputes } from '../agents/extractive/weigh/weigh.ts';
import type { Claim } from '../core/claims.ts';
import type { SourceArticle } from '../core/sources.ts';
import { claimsSaid } from './claims-said.ts';
import type { CheckResult, SentenceToCheck } from './checks/index.ts';

export interface Contradiction {
  /** The claim that contradicts, and the one of the sentence that it contradicts. */
  readonly claim: Claim;
  readonly against: Claim;
  /** For an editor: "Port Ledger says 180 barges, The Velmar Courier 140 barges". */
  readonly reason: string;
}

/** Shown beside one sentence at most, of one outlet one each. */
const mostShown = 3;

/** Who says it: the outlet, and whom it cites. */
function voiceOf({ attribution }: Claim): string {
  const outlet = attribution[0]?.name ?? '';
  const speaker = attribution.slice(1).findLast((link) => link.kind !== 'agency');
  return speaker === undefined ? outlet : `${outlet} (${speaker.name})`;
}

/** The figures of a text that a side of a dispute gives. */
function figuresOfSide(side: Side, text: string, language: string): { readonly value: number; readonly text: string }[] {
  const values = new Set(
    side.statements.flatMap((statement) =>
      statement.figures.filter((figure) => side.label.includes(figure.text)).map(({ value }) => value),
    ),
  );
  return figuresOf(text, language, languageOf(language).cues.stopWords)
    .filter(({ value }) => values.has(value))
    .map(({ value, start, end }) => ({ value, text: text.slice(start, end).trim() }));
}

function reasonOf(dispute: Dispute, own: Side, against: Claim, other: Side, claim: Claim): string {
  const [voice, ownVoice] = [voiceOf(claim), voiceOf(against)];
  if (dispute.kind === 'figure') {
    const given = (side: Side, { quote, language }: Claim): string => figuresOfSide(side, quote, language)[0]?.text ?? side.label;
    return `${voice} says ${given(other, claim)}, ${ownVoice} ${given(own, against)}`;
  }
  if (dispute.kind === 'denial') return other === dispute.sides[0] ? `${voice} reports what is denied here` : `${voice}: ${other.label}`;
  if (dispute.about === 'negation') return `${voice} says the opposite: ${other.label}`;
  return `${voice} says ${other.label}, ${ownVoice} ${own.label}`;
}

/** The claim on whose side a sentence's claim stands: itself, or one that states the same. */
function standsOn(side: Side, dispute: Dispute, claim: Claim, agreeing: StoryDisputes['agreeing']): boolean {
  if (side.statements.some((statement) => statement.claim.id === claim.id)) return true;
  if (dispute.kind === 'manner') return false;
  const alike = agreeing.get(claim.id) ?? [];
  if (!alike.some((statement) => side.statements.includes(statement) || side.statements.some((one) => one.claim.id === statement.claim.id)))
    return false;
  return dispute.kind === 'denial' || figuresOfSide(side, claim.quote, claim.language).length > 0;
}

/**
 * The claims of `story` that contradict those a sentence rests on, those of its own left out: one that gives both accounts hides none.
 * `text`: the sentence itself, which is not set against a figure that it does not give.
 */
export function contradictingClaims(
  { text, language }: { readonly text: string; readonly language: string },
  restsOn: readonly Claim[],
  { disputes, agreeing }: StoryDisputes,
): Contradiction[] {
  const own = new Set(restsOn.map(({ id }) => id));
  const found = new Map<string, Contradiction>();
  for (const dispute of disputes) {
    const gives = (side: Side): boolean => dispute.kind !== 'figure' || figuresOfSide(side, text, language).length > 0;
    for (const side of dispute.sides) {
      if (!gives(side)) continue;
      const against = restsOn.find((claim) => standsOn(side, dispute, claim, agreeing));
      const others = dispute.sides.filter((other) => other !== side);
      if (against === undefined || others.some((other) => gives(other) && other.statements.some(({ claim }) => own.has(claim.id))))
        continue;
      for (const other of others) {
        for (const { claim } of other.statements) {
          // Whoever denies is another voice, though one paper reports both.
          if (dispute.kind !== 'denial' && sameOrigin(claim, against)) continue;
          const key = claim.attribution[0]?.name ?? claim.origin;
          if (!found.has(key)) found.set(key, { claim, against, reason: reasonOf(dispute, side, against, other, claim) });
        }
      }
    }
  }
  return [...found.values()].slice(0, mostShown);
}

export interface ToCompare {
  readonly sentences: readonly SentenceToCheck[];
  /** Language of the document. */
  readonly language: string;
  /** Every claim of the round, those of no sentence too. */
  readonly claims: readonly Claim[];
  readonly articles: readonly SourceArticle[];
}

/**
 * Claims as they stand in their sources: who contradicts whom depends on their order, and a round has them in the order in which they were
 * found, a recheck by their groups.
 */
function inSourceOrder(claims: readonly Claim[], articles: readonly SourceArticle[]): Claim[] {
  const place = new Map(articles.map(({ id }, index) => [id, index]));
  const placeOf = ({ articleId }: Claim): number => place.get(articleId) ?? articles.length;
  return claims.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** The checks with what contradicts each statement of fact: passages in the role `contradicts`, and a reason in words. Verdicts stay. */
export function withContradictions<Check extends CheckResult>(
  checks: readonly Check[],
  { sentences, language, claims, articles }: ToCompare,
): Check[] {
  const story = storyDisputes(inSourceOrder(claims, articles), articles);
  if (story.disputes.length === 0) return [...checks];
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const byOrdinal = new Map(sentences.map((sentence) => [sentence.ordinal, sentence]));
  return checks.map((check) => {
    const sentence = byOrdinal.get(check.ordinal);
    if (sentence === undefined || sentence.kind === 'transition' || check.verdict === 'opinion') return check;
    const restsOn =
      sentence.kind === 'edited' ? claimsSaid(sentence, claims, story.weights) : sentence.claimIds.flatMap((id) => byId.get(id) ?? []);
    const contradictions = contradictingClaims({ text: sentence.text, language }, restsOn, story);
    if (contradictions.length === 0) return check;
    const evidence = contradictions.map(({ claim: { articleId, snapshot, start, end } }) => ({
      articleId,
      snapshot,
      start,
      end,
      role: 'contradicts' as const,
    }));
    return {
      ...check,
      reasons: [...check.reasons, ...contradictions.map(({ reason }) => `the sources disagree: ${reason}`)],
      evidence: [...check.evidence, ...evidence],
    };
  });
}
