// What a writer hands over is taken as another's data: made storable, tied to what the round really has, and refused where it cannot be.
import { factReader } from '../agents/facts/facts-of.ts';
import type { Claim, ClaimGroup } from '../core/claims.ts';
import { claimSchema } from '../core/claims.ts';
import { compositionSchema, type ComposedBlock, type ComposedSentence, type Composition } from '../core/composition.ts';
import { NewsroomError } from '../core/errors.ts';
import { derivedId } from '../core/hash.ts';
import { withoutInvisible } from '../core/invisible.ts';
import { overlaps } from '../core/orders/without-orders.ts';
import type { SourceArticle, Span } from '../core/sources.ts';

/** Text on one line, NFC, without invisible characters: what Markdown, JSON and the database give back as it was. No-break spaces stay. */
function storable(text: string): string {
  return withoutInvisible(text.replaceAll(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' '))
    .normalize('NFC')
    .trim();
}

function acceptSentences(sentences: readonly ComposedSentence[]): ComposedSentence[] {
  return sentences
    .map((sentence) => ({ ...sentence, text: storable(sentence.text), claimIds: [...new Set(sentence.claimIds)] }))
    .filter((sentence) => sentence.text !== '');
}

function refuse(message: string, cause?: unknown): never {
  throw new NewsroomError('writer-answer', `the writer's composition cannot be used: ${message}`, { retryable: true, cause });
}

/** A composition in storable text. Throws NewsroomError `writer-answer` where its form is broken. */
export function acceptComposition(answer: Composition): Composition {
  const parsed = compositionSchema.safeParse(answer);
  if (!parsed.success) refuse(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '), parsed.error);
  const { language, headline, deck, blocks } = parsed.data;
  const [acceptedHeadline] = acceptSentences([headline]);
  const acceptedDeck = acceptSentences(deck);
  const acceptedBlocks = blocks
    .map((block): ComposedBlock => ({ ...block, sentences: acceptSentences(block.sentences) }))
    .filter((block) => block.sentences.length > 0);
  if (acceptedHeadline === undefined) refuse('no headline');
  if (acceptedDeck.length === 0) refuse('no deck');
  if (!acceptedBlocks.some((block) => block.part === 'body')) refuse('no paragraph');
  const runs = acceptedBlocks.filter((block, index) => block.membersOnly && acceptedBlocks[index - 1]?.membersOnly !== true);
  if (runs.length > 1) refuse('more than one members-only part');
  const teasers = acceptedBlocks.filter((block) => block.part === 'teaser');
  if (teasers.length > 1) refuse('more than one teaser');
  return { language, headline: acceptedHeadline, deck: acceptedDeck, blocks: acceptedBlocks };
}

export interface AcceptedClaims {
  readonly claims: Claim[];
  /** Claims left out because they do not stand in the article where they say, or stand where nothing may be claimed. */
  readonly refused: number;
}

/**
 * Claims of one article that stand in its snapshot word for word. Their ids name article and span, so that two outlets with the same
 * text have each their own. What their words say is read here, alike for every writer. `leftOut`: ranges that address a language model; no
 * claim touches them, whatever a writer says.
 */
export function acceptClaims(answer: readonly Claim[], article: SourceArticle, leftOut: readonly Span[] = []): AcceptedClaims {
  const claims = new Map<string, Claim>();
  const factsOf = factReader(article);
  let refused = 0;
  for (const claim of answer) {
    const parsed = claimSchema.safeParse(claim);
    const located =
      parsed.success &&
      claim.articleId === article.id &&
      claim.snapshot === article.snapshot &&
      article.text.slice(claim.start, claim.end) === claim.quote &&
      !leftOut.some((span) => overlaps(span, claim));
    if (!located) {
      refused += 1;
      continue;
    }
    const id = derivedId('cl', claim.articleId, claim.snapshot, String(claim.start), String(claim.end), claim.extractor);
    claims.set(id, { ...parsed.data, id, english: claim.english === null ? null : storable(claim.english), facts: factsOf(parsed.data) });
  }
  return { claims: [...claims.values()], refused };
}

/**
 * Groups in which each claim stands exactly once: unknown and repeated ids are left out, a claim in no group gets one of its own, and
 * nothing counts as corroborated that rests on one origin.
 */
export function acceptGroups(answer: readonly ClaimGroup[], claims: readonly Claim[]): ClaimGroup[] {
  const waiting = new Map(claims.map((claim) => [claim.id, claim]));
  const groups: Omit<ClaimGroup, 'ordinal'>[] = [];
  for (const group of answer) {
    const own = group.claimIds.flatMap((id) => waiting.get(id) ?? []);
    for (const claim of own) waiting.delete(claim.id);
    if (own.length === 0) continue;
    const claimIds = [...new Set(own.map((claim) => claim.id))];
    const origins = new Set(own.map((claim) => claim.origin));
    groups.push(
      group.standing === 'corroborated' && origins.size < 2
        ? { standing: 'single-source', reason: `only ${[...origins].join(', ')} has it`, claimIds }
        : { standing: group.standing, reason: group.reason, claimIds },
    );
  }
  for (const claim of waiting.values())
    groups.push({ standing: 'single-source', reason: `only ${claim.origin} has it`, claimIds: [claim.id] });
  return groups.map((group, ordinal) => ({ ...group, ordinal }));
}
