// What must hold of every draft, counted: facts are cited, citations resolve to a stored passage, quotations stand verbatim in their snapshot,
// and the checks support what is stated.
import type { EvidencePack } from '../../core/composition.ts';
import { sha256 } from '../../core/hash.ts';
import { quotationSpans } from '../../core/sentences.ts';
import type { SourceArticle } from '../../core/sources.ts';
import type { CheckedDraft, CheckedSentence } from './checked.ts';

interface Share {
  n: number;
  of: number;
}

export interface Tally {
  drafts: number;
  sentences: number;
  /** Sentences by kind, and under it by verdict. */
  kinds: Record<string, Record<string, number>>;
  /** Of the factual sentences, those with a footnote: all that report or quote, and judgements that were checked as facts. */
  cited: Share;
  /** Of the citations' claims, those whose range of the stored snapshot has the claim's words, within passages of it. */
  resolving: Share;
  /** Of the quotations, those found verbatim in the snapshot of a source that their sentence cites. */
  verbatim: Share;
  /** Of the factual sentences, those that the checks support. */
  supported: Share;
}

export const emptyTally = (): Tally => ({
  drafts: 0,
  sentences: 0,
  kinds: {},
  cited: { n: 0, of: 0 },
  resolving: { n: 0, of: 0 },
  verbatim: { n: 0, of: 0 },
  supported: { n: 0, of: 0 },
});

const count = (share: Share, holds: boolean): void => {
  share.of += 1;
  if (holds) share.n += 1;
};

const isFactual = ({ kind, check }: CheckedSentence): boolean =>
  (kind !== 'analysis' && kind !== 'transition') || check?.verdict !== 'opinion';

/** Typography aside: marks, hyphens and spaces are the newsroom's own. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/["“”„«»‘’‚‹›'「」『』]/gu, '"')
    .replace(/[‐‑‒–—―-]+/gu, '-')
    .replace(/\s+/gu, ' ');

/** The comma or full stop before a closing mark is the printer's. */
const quotationsOf = (sentence: CheckedSentence): string[] =>
  sentence.part === 'headline' && sentence.kind === 'quotation'
    ? [sentence.text]
    : quotationSpans(sentence.text).map(({ start, end }) =>
        sentence.text
          .slice(start + 1, end - 1)
          .replace(/[.,。，]+$/u, '')
          .trim(),
      );

function resolves(claim: { start: number; end: number }, quote: string | undefined, article: SourceArticle | undefined): boolean {
  if (article === undefined || quote === undefined || article.text.slice(claim.start, claim.end) !== quote) return false;
  const passages = article.passages.filter((passage) => passage.start < claim.end && claim.start < passage.end);
  return passages.some((passage) => passage.start <= claim.start) && passages.some((passage) => claim.end <= passage.end);
}

/** Adds a draft to `tally`. A footnote counts as citing only where the document has it, for a snapshot that hashes as it says. */
export function addToTally(tally: Tally, { document, sentences }: CheckedDraft, pack: EvidencePack): void {
  const quotes = new Map(pack.claims.map((claim) => [claim.id, claim.quote]));
  const stored = new Map(
    pack.articles.filter((article) => sha256(article.text) === article.snapshot).map((article) => [article.snapshot, article]),
  );
  const cited = new Map(document.citations.map((citation) => [citation.number, stored.get(citation.snapshot)]));
  tally.drafts += 1;
  for (const citation of document.citations)
    for (const claim of citation.claims) count(tally.resolving, resolves(claim, quotes.get(claim.id), stored.get(citation.snapshot)));
  for (const sentence of sentences) {
    const verdict = sentence.check?.verdict ?? 'unchecked';
    const ofKind = (tally.kinds[sentence.kind] ??= {});
    ofKind[verdict] = (ofKind[verdict] ?? 0) + 1;
    tally.sentences += 1;
    const sources = sentence.citations.flatMap((number) => cited.get(number) ?? []);
    if (isFactual(sentence)) {
      count(tally.cited, sources.length > 0);
      count(tally.supported, verdict === 'supported');
    }
    for (const words of quotationsOf(sentence))
      count(tally.verbatim, words !== '' && sources.some((source) => folded(source.text).includes(folded(words))));
  }
}

const shareOf = ({ n, of }: Share): number => (of === 0 ? 1 : Number((n / of).toFixed(4)));

/** The figures as they are printed: shares with what they are of. */
export function figuresOfTally(tally: Tally) {
  return {
    drafts: tally.drafts,
    sentences: tally.sentences,
    kinds: tally.kinds,
    factual: tally.cited.of,
    citedShare: shareOf(tally.cited),
    citations: tally.resolving.of,
    resolvingShare: shareOf(tally.resolving),
    quotations: tally.verbatim.of,
    verbatimShare: shareOf(tally.verbatim),
    supportedShare: shareOf(tally.supported),
  };
}
