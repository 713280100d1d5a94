// From a model's answer about one article to claims of the newsroom: each located word for word in the snapshot, with its chain of
// attribution. The model only points; what it points at is read from the stored text. What does not stand there is dropped and counted.
import { derivedId } from '../../core/hash.ts';
import type { AttributionLink, Claim } from '../../core/claims.ts';
import type { Passage, SourceArticle, Span } from '../../core/sources.ts';
import { creditedOrigin } from '../extractive/claims/agencies.ts';
import { paragraphsOf } from '../extractive/claims/paragraphs.ts';
import { speechRuns } from '../extractive/text/quotations.ts';
import { fold } from '../extractive/text/words.ts';
import type { ClaimsAnswer } from './answers.ts';
import { locateQuote } from './locate-quote.ts';
import { plainText } from './plain-text.ts';
import { withItsTeller } from './told-words.ts';

export interface ReadClaims {
  readonly claims: Claim[];
  /** Claims left out: their words, or their speaker, do not stand in the article. */
  readonly dropped: number;
}

type Answered = ClaimsAnswer['claims'][number];

const quotationMarks = /["“”„‟«»「」『』]/u;

/** `span` without quotation marks around the whole of it. */
function insideMarks(text: string, span: Span): Span {
  let { start, end } = span;
  while (end - start > 1 && quotationMarks.test(text[start] ?? '')) start += 1;
  while (end - start > 1 && quotationMarks.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

/** Where the article has somebody's own words, without the marks. */
function speechOf(article: SourceArticle): Span[] {
  return paragraphsOf(article).flatMap((paragraph) =>
    speechRuns(paragraph.text).map((run) => ({ start: paragraph.start + run.start, end: paragraph.start + run.end })),
  );
}

/** Scripts that write words without spaces: a name in them stands anywhere. */
const unspaced = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;

/** Whether a word of the text begins so: "Ann" is not named in "planned". Arabic and Hebrew write articles and "and" at the word's front. */
function beginsWord(text: string, start: string): boolean {
  if (unspaced.test(start)) return text.includes(start);
  const most = /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(start) ? 3 : 0;
  for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at + 1)) {
    const before = /[\p{L}\p{N}\p{M}]*$/u.exec(text.slice(Math.max(0, at - 8), at))?.[0] ?? '';
    if (before.length <= most) return true;
  }
  return false;
}

/** Whether the article has all words of a name, endings aside: languages bend names, and a role may stand apart from the name. */
function isNamed(name: string, foldedText: string): boolean {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => beginsWord(foldedText, word.length > 5 ? word.slice(0, word.length - 2) : word));
}

/** A name on one line, of a length that a page can show. */
const tidy = (text: string | null): string => tidyText(text).slice(0, 200);

/** Outlet, then whom the passage or the article credits, then who speaks; null where the article does not name the speaker. */
function attributionOf(answered: Answered, article: SourceArticle, foldedText: string, origin: string): AttributionLink[] | null {
  const chain: AttributionLink[] = [{ kind: 'outlet', name: article.outlet, role: null }];
  if (origin !== article.outlet) chain.push({ kind: 'agency', name: origin, role: null });
  const name = tidy(answered.speaker);
  if (name === '' || [article.outlet, article.origin, origin].some((own) => fold(own) === fold(name))) return chain;
  if (!isNamed(name, foldedText)) return null;
  const role = tidy(answered.speakerRole);
  chain.push({ kind: answered.speakerKind ?? 'person', name, role: role !== '' && isNamed(role, foldedText) ? role : null });
  return chain;
}

/**
 * Claims of `article` as the model gave them, in the order of the text, one a span. `extractor` names the model and the prompt's version:
 * the same claim found again by the same reader is the same row.
 */
export function readClaims(answer: ClaimsAnswer, article: SourceArticle, extractor: string): ReadClaims {
  const passages = new Map<number, Passage>(article.passages.map((passage) => [passage.ordinal, passage]));
  const speech = speechOf(article);
  const foldedText = fold(`${article.text}\n${article.author ?? ''}`);
  const claims = new Map<string, Claim>();
  let dropped = 0;
  for (const answered of answer.claims) {
    const passage = passages.get(answered.passage);
    const located = passage === undefined ? null : locateQuote(article.text, passage, answered.from, answered.to);
    const credited = passage === undefined ? null : creditedOrigin(article.text.slice(passage.start, passage.end), article.outlet);
    const origin = credited ?? article.origin;
    const attribution = attributionOf(answered, article, foldedText, origin);
    if (passage === undefined || located === null || attribution === null) {
      dropped += 1;
      continue;
    }
    const bare = insideMarks(article.text, located);
    const own = speech.some((run) => run.start <= bare.start && bare.end <= run.end);
    // Words in marks are the speaker's own; without a speaker the marks mean something else, and stay where they stand.
    const named = attribution.some((link) => link.kind !== 'outlet' && link.kind !== 'agency');
    const pointed = own ? bare : located;
    const { start, end } = withItsTeller(article.text, passage, pointed, article.language, named);
    const spoken = own && named && start === pointed.start;
    const english = article.language === 'en' ? '' : renderingOf(answered.english, article.text.slice(start, end));
    const id = derivedId('cl', article.id, article.snapshot, String(start), String(end), extractor);
    if (claims.has(id)) continue;
    claims.set(id, {
      id,
      articleId: article.id,
      snapshot: article.snapshot,
      start,
      end,
      quote: article.text.slice(start, end),
      english: english === '' ? null : english,
      language: article.language,
      kind: answered.kind,
      attribution,
      origin,
      spoken,
      extractor,
    });
  }
  return { claims: [...claims.values()].sort((a, b) => a.start - b.start || a.end - b.end), dropped };
}

/** Numbers of a text as digits of our own, without what parts their thousands. */
function numbersOf(text: string): string[] {
  const plain = text.replace(/(?<=\p{Nd})[\s.,٬٫’'](?=\p{Nd})/gu, '').replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
  return plain.match(/\d+/g) ?? [];
}

/** The value of a decimal digit of any script: its place in a run of ten. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

/** A model's English for a quotation, in plain text; nothing where it has a figure that the quotation has not. */
function renderingOf(english: string | null, quote: string): string {
  const rendering = plainText(english ?? '');
  const known = new Set(numbersOf(quote));
  return numbersOf(rendering).every((number) => known.has(number)) ? rendering : '';
}

function tidyText(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
