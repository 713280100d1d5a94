// A small real writer for tests of the graph: it claims each article's title and sentences and quotes them. It counts its calls, and each
// of its steps can be changed by a test.
import type { FailedSentence, Writer } from '../../agents/writer.ts';
import type { Claim } from '../../core/claims.ts';
import type { ComposedSentence, Composition, EvidencePack } from '../../core/composition.ts';
import { NewsroomError } from '../../core/errors.ts';
import { derivedId } from '../../core/hash.ts';

export type Step = 'extractClaims' | 'weigh' | 'write' | 'revise' | 'illustrate';

export interface QuotingWriter extends Writer {
  readonly calls: Record<Step, number>;
  /** Evidence packs given to `write`, and failures given to `revise`. */
  readonly packs: EvidencePack[];
  readonly failures: (readonly FailedSentence[])[];
}

function quote(claim: Claim): ComposedSentence {
  const words = claim.quote.replace(/[.!?]$/, '');
  return { text: `${claim.attribution[0]?.name ?? ''} reports that “${words}”.`, kind: 'quotation', claimIds: [claim.id] };
}

function compose(pack: EvidencePack): Composition {
  const [first, second, ...rest] = pack.claims;
  if (first === undefined || second === undefined || rest.length < 2)
    throw new NewsroomError('too-little-evidence', `${pack.claims.length} claims`);
  const [lede, ...others] = [second, ...rest].map(quote);
  if (lede === undefined) throw new Error('no lede');
  return {
    language: pack.language,
    headline: { text: first.quote, kind: 'quotation', claimIds: [first.id] },
    deck: [quote(second)],
    blocks: [
      { part: 'body', membersOnly: false, sentences: [lede] },
      {
        part: 'teaser',
        membersOnly: false,
        sentences: [{ text: 'Members are reading: More from the sources', kind: 'transition', claimIds: [] }],
      },
      { part: 'heading', membersOnly: true, sentences: [{ text: 'More from the sources', kind: 'transition', claimIds: [] }] },
      { part: 'body', membersOnly: true, sentences: others },
    ],
  };
}

/** What is left of a composition without the sentences that `leave` names; blocks left empty go too. */
function without(composition: Composition, leave: (ordinal: number, sentence: ComposedSentence) => boolean): Composition {
  let ordinal = 0;
  const keep = (sentences: readonly ComposedSentence[]) => sentences.filter((sentence) => !leave(ordinal++, sentence));
  ordinal += 1;
  const deck = keep(composition.deck);
  const blocks = composition.blocks
    .map((block) => ({ ...block, sentences: keep(block.sentences) }))
    .filter((block) => block.sentences.length > 0);
  return { ...composition, deck: deck.length === 0 ? composition.deck : deck, blocks };
}

export function createQuotingWriter(changes: Partial<Pick<Writer, Step>> = {}): QuotingWriter {
  const calls = { extractClaims: 0, weigh: 0, write: 0, revise: 0, illustrate: 0 };
  const packs: EvidencePack[] = [];
  const failures: (readonly FailedSentence[])[] = [];
  const base: Pick<Writer, Step> = {
    extractClaims: async (article) =>
      article.passages.map((passage) => {
        const span = { start: passage.start, end: passage.end };
        return {
          id: derivedId('cl', article.snapshot, String(span.start), String(span.end), 'quoting'),
          articleId: article.id,
          snapshot: article.snapshot,
          ...span,
          quote: article.text.slice(span.start, span.end),
          english: null,
          language: article.language,
          kind: 'event' as const,
          attribution: [{ kind: 'outlet' as const, name: article.outlet, role: null }],
          origin: article.origin,
          spoken: false,
          extractor: 'quoting',
        };
      }),
    weigh: async (claims) =>
      claims.map((claim, ordinal) => ({
        ordinal,
        standing: 'single-source' as const,
        reason: `only ${claim.origin} has it`,
        claimIds: [claim.id],
      })),
    write: async (pack) => {
      const { previous } = pack;
      if (previous === null) return compose(pack);
      const known = new Set(pack.claims.map((claim) => claim.id));
      return without(
        previous.composition,
        (ordinal, sentence) =>
          previous.notes.dropSentences.includes(ordinal) ||
          (sentence.kind === 'quotation' && !sentence.claimIds.every((id) => known.has(id))),
      );
    },
    revise: async (composition, failed) => without(composition, (ordinal) => failed.some((sentence) => sentence.ordinal === ordinal)),
    illustrate: async (composition) => ({
      mediaType: 'image/svg+xml',
      bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      caption: `Computer-generated illustration related to: ${composition.headline.text}`,
      alternative: 'An empty picture',
    }),
  };
  const steps = { ...base, ...changes };
  return {
    kind: 'extractive',
    name: 'quoting',
    calls,
    packs,
    failures,
    extractClaims: (article, signal) => (calls.extractClaims++, steps.extractClaims(article, signal)),
    weigh: (claims, articles, signal) => (calls.weigh++, steps.weigh(claims, articles, signal)),
    write: (pack, signal) => (calls.write++, packs.push(pack), steps.write(pack, signal)),
    revise: (composition, failed, pack, signal) => (calls.revise++, failures.push(failed), steps.revise(composition, failed, pack, signal)),
    illustrate: (composition, pack, signal) => (calls.illustrate++, steps.illustrate(composition, pack, signal)),
  };
}
