// Documents for the tests of the checks: articles from plain paragraphs, claims by the words they quote, footnotes made from both.
import type { AttributionLink, Claim } from '../../core/claims.ts';
import { derivedId, sha256 } from '../../core/hash.ts';
import type { Citation, RevisionDocument } from '../../core/revision.ts';
import { cutSentences } from '../../core/sentences.ts';
import type { Passage, SourceArticle } from '../../core/sources.ts';
import type { SentenceKind, SentencePart, Verdict } from '../../core/words.ts';
import { checkDocument } from './index.ts';
import type { CheckResult, SentenceToCheck } from './index.ts';

export interface ArticleText {
  readonly outlet: string;
  readonly language: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly publishedAt?: string;
}

export function articleOf(text: ArticleText): SourceArticle {
  const blocks = [text.title, ...text.paragraphs].map((block) => block.normalize('NFC'));
  const whole = blocks.join('\n\n');
  const passages: Passage[] = [];
  let from = 0;
  for (const [index, block] of blocks.entries()) {
    const spans = index === 0 ? [{ start: 0, end: block.length }] : cutSentences(block, text.language);
    for (const span of spans)
      passages.push({ ordinal: passages.length, kind: index === 0 ? 'title' : 'sentence', start: from + span.start, end: from + span.end });
    from += block.length + 2;
  }
  const url = `https://example.org/${derivedId('ar', whole)}`;
  return {
    id: derivedId('ar', url),
    url,
    outlet: text.outlet,
    title: text.title,
    author: null,
    publishedAt: text.publishedAt === undefined ? null : new Date(text.publishedAt),
    language: text.language,
    origin: text.outlet,
    snapshot: sha256(whole),
    text: whole,
    passages,
  };
}

/** A claim on the words `quote` of an article; the whole passage that has them unless `exact`. */
export function claimOf(
  article: SourceArticle,
  quote: string,
  more: { speaker?: AttributionLink; spoken?: boolean; exact?: boolean } = {},
): Claim {
  const at = article.text.indexOf(quote.normalize('NFC'));
  if (at === -1) throw new Error(`not in the article: ${quote}`);
  const passage = article.passages.find((candidate) => candidate.start <= at && at < candidate.end);
  const start = more.exact === true ? at : (passage?.start ?? at);
  const end = more.exact === true ? at + quote.length : Math.max(passage?.end ?? 0, at + quote.length);
  return {
    id: derivedId('cl', article.snapshot, String(start), String(end), 'test'),
    articleId: article.id,
    snapshot: article.snapshot,
    start,
    end,
    quote: article.text.slice(start, end),
    english: null,
    language: article.language,
    kind: 'statement',
    attribution: [{ kind: 'outlet', name: article.outlet, role: null }, ...(more.speaker === undefined ? [] : [more.speaker])],
    origin: article.outlet,
    spoken: more.spoken ?? false,
    extractor: 'test',
  };
}

export interface SentenceText {
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly kind?: SentenceKind;
  readonly part?: SentencePart;
  readonly citations?: readonly number[];
}

export function documentOf(articles: readonly SourceArticle[], claims: readonly Claim[], language: string): RevisionDocument {
  const citations = articles.map((article, index): Citation => ({
    number: index + 1,
    articleId: article.id,
    snapshot: article.snapshot,
    url: article.url,
    outlet: article.outlet,
    title: article.title,
    publishedAt: article.publishedAt?.toISOString() ?? null,
    language: article.language,
    origin: article.origin,
    claims: claims.filter((claim) => claim.snapshot === article.snapshot).map(({ id, start, end }) => ({ id, start, end })),
  }));
  return {
    version: 1,
    language,
    persona: { id: 'test', version: '0' },
    writer: { kind: 'extractive', name: 'test' },
    text: '',
    citations,
    illustration: null,
  };
}

/** Checks sentences as one document whose footnotes cover all their claims. */
export async function check(articles: readonly SourceArticle[], texts: readonly SentenceText[], language: string): Promise<CheckResult[]> {
  const claims = [...new Map(texts.flatMap((text) => text.claims).map((claim) => [claim.id, claim])).values()];
  const cited = articles.filter(
    (article) => claims.some((claim) => claim.snapshot === article.snapshot) || texts.some((text) => text.citations !== undefined),
  );
  const document = documentOf(cited, claims, language);
  const sentences = texts.map((text, ordinal): SentenceToCheck => {
    const numbers = document.citations
      .filter((citation) => text.claims.some((claim) => claim.snapshot === citation.snapshot))
      .map((citation) => citation.number);
    return {
      ordinal,
      part: text.part ?? 'body',
      kind: text.kind ?? 'reported',
      text: text.text,
      claimIds: text.claims.map((claim) => claim.id),
      citations: text.citations ?? numbers,
      membersOnly: false,
    };
  });
  return checkDocument(
    {
      document,
      sentences,
      claims: new Map(claims.map((claim) => [claim.id, claim])),
      articles,
      persona: { id: 'test', name: 'Halvard Brennick' },
    },
    new AbortController().signal,
  );
}

/** Verdicts that keep a sentence from passing. */
export const failing = ['partly', 'unsupported', 'contradicted', 'unverified'] as const;

export interface Case {
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly verdict: Verdict | readonly Verdict[];
  readonly because?: RegExp;
  readonly kind?: SentenceKind;
  readonly part?: SentencePart;
  readonly citations?: readonly number[];
}

/** What is wrong with the check of one sentence, or null. */
export async function faultOf(
  { text, claims, verdict, because, kind, part, citations }: Case,
  articles: readonly SourceArticle[],
  language: string,
): Promise<string | null> {
  const sentence = {
    text,
    claims,
    ...(kind === undefined ? {} : { kind }),
    ...(part === undefined ? {} : { part }),
    ...(citations === undefined ? {} : { citations }),
  };
  const [result] = await check(articles, [sentence], language);
  if (result === undefined) return 'no result';
  const reasons = result.reasons.join(' | ');
  const expected = typeof verdict === 'string' ? [verdict] : verdict;
  if (!expected.includes(result.verdict)) return `${result.verdict}: ${reasons}`;
  if (because !== undefined && !because.test(reasons)) return `for another reason: ${reasons}`;
  return reasons === '' && result.verdict !== 'supported' && result.verdict !== 'opinion' ? 'no reason given' : null;
}
