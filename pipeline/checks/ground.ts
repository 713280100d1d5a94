// What a sentence rests on: its claims, resolved through footnotes to stored passages. Whatever does not resolve is a finding.
import type { Claim } from '../../core/claims.ts';
import type { Citation } from '../../core/revision.ts';
import type { Span } from '../../core/sources.ts';
import { SourceIndex } from './source-index.ts';
import type { DocumentToCheck, Finding, SentenceToCheck } from './types.ts';

/** One range of a snapshot that a sentence may rest on. */
export interface Ground {
  readonly source: SourceIndex;
  /** Whole passages. */
  readonly passage: Span;
  /** Null where an editor's sentence cites a source and no claim of it. */
  readonly claim: Claim | null;
}

/** A document with its sources indexed, shared by all its sentences. */
export interface PreparedDocument {
  readonly input: DocumentToCheck;
  readonly sources: ReadonlyMap<string, SourceIndex>;
  readonly citations: ReadonlyMap<number, Citation>;
}

export function prepareDocument(input: DocumentToCheck): PreparedDocument {
  return {
    input,
    sources: new Map(input.articles.map((article) => [article.snapshot, new SourceIndex(article)])),
    citations: new Map(input.document.citations.map((citation) => [citation.number, citation])),
  };
}

/** Parts that may stand without a footnote mark of their own: a footnote anywhere in the document then has to cover their claims. */
const unmarkedParts: ReadonlySet<string> = new Set(['headline', 'deck', 'heading', 'teaser', 'caption']);

function covers(citation: Citation, claim: Claim): boolean {
  return (
    citation.snapshot === claim.snapshot &&
    citation.articleId === claim.articleId &&
    citation.claims.some((cited) => cited.id === claim.id && cited.start === claim.start && cited.end === claim.end)
  );
}

function resolveClaim(id: string, sentence: SentenceToCheck, prepared: PreparedDocument): Ground | Finding {
  const claim = prepared.input.claims.get(id);
  if (claim === undefined) return { verdict: 'unsupported', reason: `claim ${id} does not exist` };
  const source = prepared.sources.get(claim.snapshot);
  if (source === undefined || source.article.id !== claim.articleId) {
    return { verdict: 'unsupported', reason: `claim ${id} rests on a text that is not among the sources of this draft` };
  }
  if (claim.start >= claim.end || source.article.text.slice(claim.start, claim.end) !== claim.quote) {
    return {
      verdict: 'unsupported',
      reason: `claim ${id} does not quote the stored text of ${source.article.outlet} where it says it does`,
    };
  }
  const own = sentence.citations.flatMap((number) => prepared.citations.get(number) ?? []);
  const anywhere = unmarkedParts.has(sentence.part) ? prepared.input.document.citations : own;
  if (!anywhere.some((citation) => covers(citation, claim))) {
    const where = unmarkedParts.has(sentence.part) ? 'no footnote of the document' : 'no footnote of this sentence';
    return { verdict: 'unsupported', reason: `${where} covers its claim from ${source.article.outlet}` };
  }
  return { source, claim, passage: source.passagesAround(claim) };
}

function resolveFootnote(number: number, prepared: PreparedDocument): SourceIndex | Finding {
  const citation = prepared.citations.get(number);
  if (citation === undefined) return { verdict: 'unsupported', reason: `footnote ${number} does not exist` };
  const source = prepared.sources.get(citation.snapshot);
  if (source === undefined || source.article.id !== citation.articleId) {
    return { verdict: 'unsupported', reason: `footnote ${number} points at a text that is not among the sources of this draft` };
  }
  const { article } = source;
  if (citation.url !== article.url || citation.outlet !== article.outlet) {
    return {
      verdict: 'unsupported',
      reason: `footnote ${number} names ${citation.outlet} at ${citation.url}; its text came from ${article.outlet} at ${article.url}`,
    };
  }
  return source;
}

export interface ResolvedGround {
  readonly grounds: readonly Ground[];
  /** Sources of the sentence's footnotes, in order. */
  readonly cited: readonly SourceIndex[];
  readonly findings: readonly Finding[];
}

/** Resolves claims and footnotes of one sentence. */
export function resolveGround(sentence: SentenceToCheck, prepared: PreparedDocument): ResolvedGround {
  const findings: Finding[] = [];
  const grounds: Ground[] = [];
  const cited: SourceIndex[] = [];
  for (const number of sentence.citations) {
    const source = resolveFootnote(number, prepared);
    if (source instanceof SourceIndex) cited.push(source);
    else findings.push(source);
  }
  for (const id of sentence.claimIds) {
    const ground = resolveClaim(id, sentence, prepared);
    if ('reason' in ground) findings.push(ground);
    else grounds.push(ground);
  }
  if (sentence.kind !== 'edited') {
    for (const source of cited) {
      if (!grounds.some((ground) => ground.source === source)) {
        findings.push({ verdict: 'partly', reason: `cites ${source.article.outlet}, but rests on no claim of it` });
      }
    }
  }
  return { grounds, cited, findings };
}

/** Every passage that the document cites: names in a judgement may come from any of them. */
export function citedGrounds(prepared: PreparedDocument): Ground[] {
  return prepared.input.document.citations.flatMap((citation) => {
    const source = prepared.sources.get(citation.snapshot);
    if (source === undefined || source.article.id !== citation.articleId) return [];
    return citation.claims.flatMap((cited): Ground[] => {
      const claim = prepared.input.claims.get(cited.id);
      const resolves = claim !== undefined && covers(citation, claim) && source.article.text.slice(claim.start, claim.end) === claim.quote;
      return resolves ? [{ source, claim, passage: source.passagesAround(claim) }] : [];
    });
  });
}
