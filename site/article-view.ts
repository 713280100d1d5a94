// What the article page shows, cut out of the publication: here the members' part ends. Nothing that is made from a view can hold a
// word of it, nor a quotation or a source that only it cites.
import { readDraftText } from '../core/draft-text.ts';
import type { Citation } from '../core/revision.ts';
import { passes, type SentencePart, type Verdict } from '../core/words.ts';
import type { PublishedArticle, PublishedClaim, PublishedSentence } from '../store/repositories/published.ts';

export interface SentenceView {
  readonly ordinal: number;
  readonly text: string;
  /** Footnote numbers. */
  readonly citations: readonly number[];
  /** The editor's reason, where this sentence stands over a failing check. */
  readonly attested: string | null;
}

export interface BlockView {
  readonly kind: 'heading' | 'body' | 'teaser';
  readonly sentences: readonly SentenceView[];
}

/** The place of the members' part among the blocks. */
export interface MembersBox {
  readonly kind: 'members';
  readonly sections: number;
}

export interface QuotationView extends PublishedClaim {
  /** The first visible sentence that rests on it. */
  readonly sentence: number;
}

export interface SourceView {
  readonly citation: Citation;
  /** Ordinals of the visible sentences that cite it. */
  readonly sentences: readonly number[];
  readonly quotations: readonly QuotationView[];
}

export interface AttestationView {
  readonly ordinal: number;
  readonly part: SentencePart;
  readonly verdict: Verdict;
  readonly reason: string;
}

export interface ArticleView {
  readonly article: PublishedArticle;
  readonly headline: readonly SentenceView[];
  readonly deck: readonly SentenceView[];
  /** Ordinal of the illustration's caption, where there is one. */
  readonly caption: number;
  /** In order, without headline and deck. */
  readonly blocks: readonly (BlockView | MembersBox)[];
  readonly hasMembersPart: boolean;
  readonly sources: readonly SourceView[];
  /** Every citation that a sentence makes, the members' part included: for figures only. */
  readonly cited: readonly Citation[];
  /** Sources that only the members' part and its teaser cite. */
  readonly membersSources: number;
  readonly attestations: readonly AttestationView[];
  /** Sentences of the members' part that an editor attested. */
  readonly membersAttestations: number;
  readonly verdicts: readonly { readonly verdict: Verdict; readonly count: number }[];
  readonly checkers: readonly string[];
}

interface NumberedBlock {
  readonly part: SentencePart;
  readonly membersOnly: boolean;
  readonly sentences: readonly { ordinal: number; text: string; citations: readonly number[] }[];
}

/** Blocks of the whole text with their sentences' ordinals, counted as the checks count them. */
function numberedBlocks(article: PublishedArticle): NumberedBlock[] {
  let ordinal = 0;
  return readDraftText(article.document.text, article.document.language).blocks.map((block) => ({
    part: block.part,
    membersOnly: block.membersOnly,
    sentences: block.sentences.map((sentence) => ({ ...sentence, ordinal: ordinal++ })),
  }));
}

/** Sources of what can be read in full. The teaser rests on the members' part, so what it cites is withheld like that part's own. */
function sourcesOf(
  article: PublishedArticle,
  visible: readonly NumberedBlock[],
  stored: ReadonlyMap<number, PublishedSentence>,
): SourceView[] {
  const sentences = visible.filter((block) => block.part !== 'teaser').flatMap((block) => block.sentences);
  return article.document.citations.flatMap((citation) => {
    const citing = sentences.filter((sentence) => sentence.citations.includes(citation.number)).map((sentence) => sentence.ordinal);
    if (citing.length === 0) return [];
    const quotations = article.claims.flatMap((claim) => {
      if (claim.articleId !== citation.articleId || claim.snapshot !== citation.snapshot) return [];
      const first = citing.find((ordinal) => stored.get(ordinal)?.claimIds.includes(claim.id));
      return first === undefined ? [] : [{ ...claim, sentence: first }];
    });
    return [{ citation, sentences: citing, quotations }];
  });
}

function countVerdicts(sentences: readonly PublishedSentence[]): { verdict: Verdict; count: number }[] {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of sentences) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => ({ verdict, count })).sort((one, other) => other.count - one.count);
}

/** The page's content for a reader who is no member. */
export function viewArticle(article: PublishedArticle): ArticleView {
  const all = numberedBlocks(article);
  const visible = all.filter((block) => !block.membersOnly);
  const stored = new Map(article.sentences.filter((sentence) => !sentence.membersOnly).map((sentence) => [sentence.ordinal, sentence]));
  const reasonOf = (ordinal: number): string | null => stored.get(ordinal)?.attestation?.reason ?? null;
  const partOf = new Map(visible.flatMap((block) => block.sentences.map((sentence) => [sentence.ordinal, block.part] as const)));
  const hidden = all.filter((block) => block.membersOnly);
  const blocks: (BlockView | MembersBox)[] = [];
  for (const block of all) {
    if (block.membersOnly) {
      if (block === hidden[0]) blocks.push({ kind: 'members', sections: hidden.filter((one) => one.part === 'heading').length });
    } else if (block.part === 'heading' || block.part === 'body' || block.part === 'teaser') {
      blocks.push({
        kind: block.part,
        sentences: block.sentences.map((sentence) => ({ ...sentence, attested: reasonOf(sentence.ordinal) })),
      });
    }
  }
  const sentencesIn = (part: SentencePart): SentenceView[] =>
    all
      .filter((block) => block.part === part)
      .flatMap((block) => block.sentences.map((sentence) => ({ ...sentence, attested: reasonOf(sentence.ordinal) })));
  const sources = sourcesOf(article, visible, stored);
  const numbers = new Set(all.flatMap((block) => block.sentences.flatMap((sentence) => sentence.citations)));
  const cited = article.document.citations.filter((citation) => numbers.has(citation.number));
  const failing = [...stored.values()].filter((sentence) => !passes(sentence.verdict));
  return {
    article,
    headline: sentencesIn('headline'),
    deck: sentencesIn('deck'),
    caption: all.reduce((count, block) => count + block.sentences.length, 0),
    blocks,
    hasMembersPart: hidden.length > 0,
    sources,
    cited,
    membersSources: cited.length - sources.length,
    attestations: failing.flatMap(({ ordinal, verdict }) => {
      const reason = reasonOf(ordinal);
      return reason === null ? [] : [{ ordinal, verdict, reason, part: partOf.get(ordinal) ?? 'caption' }];
    }),
    membersAttestations: article.sentences.filter((sentence) => sentence.membersOnly && sentence.attestation !== null).length,
    verdicts: countVerdicts(article.sentences),
    checkers: [...new Set(article.sentences.map((sentence) => sentence.checker))],
  };
}
