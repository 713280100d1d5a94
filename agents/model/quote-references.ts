// Quotations in a model's text are references to claims, `{{c7}}` or, for a part, `{{c7: first words ... last words}}`. Here the stored words
// take their place, in the marks of the draft's language. What a model types in quotation marks all the same is replaced by the stored words
// where a passage of the sentence's claims has them, and left for the check to fail where none has.
import type { Claim } from '../../core/claims.ts';
import type { EvidencePack } from '../../core/composition.ts';
import type { Span } from '../../core/sources.ts';
import { unfilled } from '../../core/unfilled.ts';
import { languageOf } from '../extractive/languages/index.ts';
import { setQuotation, speechRuns } from '../extractive/text/quotations.ts';
import { bareReferences, stopAfter } from './bare-references.ts';
import { locateQuote } from './locate-quote.ts';
import { marksPair, quotable, type Words } from './quotable-words.ts';

export interface QuotationSource {
  /** The claim that a short id names; null: the text rests on no claim, and quotes nobody. */
  readonly byId: ReadonlyMap<string, Claim> | null;
  readonly articles: EvidencePack['articles'];
  /** The draft's. */
  readonly language: string;
}

export interface FilledText {
  readonly text: string;
  /** Claims whose words were put in. */
  readonly quoted: readonly Claim[];
}

// Weak models drop a brace, or write the word before the id.
const reference = /\{{1,3}\s*(?:quote\s*:?\s*)?(c\d{1,4})\s*(?:[:|]\s*([^{}]*?)\s*)?\}{1,3}/giu;
/** What stands for a quotation while the text around it is read: characters of private use, which no text of a model keeps. */
const privateUse = /[\ue000-\uf8ff]/gu;
const privateStart = 0xe000;
const mostQuotations = 0x1000;
const leftOver = /\{+[^{}]*\}+|[{}]+/gu;
const doubleMarks = /["“”„«»「」『』]/u;
const stopAtEnd = /[.,;:。，、；：।۔،]\s*$/u;

/** Text of others as a model is shown it: braces are references, and no source makes one. */
export function withoutBraces(text: string): string {
  return text.replaceAll('{', '(').replaceAll('}', ')');
}

/** The part with the mark right before or after it where its own marks ask for one: a model names words, not marks. */
function withItsMarks(text: string, { start, end }: Span): Span {
  const before = doubleMarks.test(text[start - 1] ?? '') ? start - 1 : start;
  const after = doubleMarks.test(text[end] ?? '') ? end + 1 : end;
  const spans = [start, before].flatMap((from) => [end, after].map((to) => ({ start: from, end: to })));
  return spans.find((span) => marksPair(text.slice(span.start, span.end))) ?? { start, end };
}

/** First and last words of a part; one run of words without dots names all of it. */
function endsOf(part: string): { from: string; to: string } {
  const [from = '', ...more] = part.split(/\s*(?:\.{3,}|…)\s*/u).filter((words) => /[\p{L}\p{N}]/u.test(words));
  return { from, to: more.at(-1) ?? from };
}

function referencedWords(claim: Claim, part: string | undefined): Words {
  if (part === undefined || part === '') return quotable(claim.quote, claim);
  const { from, to } = endsOf(part);
  const span = from === '' ? null : locateQuote(claim.quote, { start: 0, end: claim.quote.length }, from, to, { wholeWords: true });
  const outlet = claim.attribution[0]?.name ?? 'its outlet';
  if (span === null) return { ok: false, reason: `the quotation of ${outlet} has no such words as ${from} ... ${to}`, tooLong: false };
  const { start, end } = withItsMarks(claim.quote, span);
  return quotable(claim.quote.slice(start, end), claim);
}

/** The passages that a claim stands in, as one range. */
function passageOf(claim: Claim, article: EvidencePack['articles'][number]): Span {
  const around = article.passages.filter((passage) => passage.start < claim.end && claim.start < passage.end);
  return {
    start: Math.min(claim.start, ...around.map((passage) => passage.start)),
    end: Math.max(claim.end, ...around.map((passage) => passage.end)),
  };
}

/** The typed words, and the same with their first letter in the other case: woven into a sentence a quotation changes it. */
function spellings(typed: string): string[] {
  const words = typed.trim();
  const first = words.charAt(0);
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return other === first || words.split(/\s+/u).length < 3 ? [words] : [words, other + words.slice(1)];
}

/** Where typed words stand in a passage of these claims; null: in none. */
function typedWords(typed: string, claims: readonly Claim[], { articles }: QuotationSource): { claim: Claim; words: Words } | null {
  for (const claim of claims) {
    const article = articles.find((one) => one.id === claim.articleId && one.snapshot === claim.snapshot);
    if (article === undefined) continue;
    const within = passageOf(claim, article);
    for (const words of spellings(typed)) {
      const span = locateQuote(article.text, within, words, words, { wholeWords: true });
      if (span !== null) return { claim, words: quotable(article.text.slice(span.start, span.end), claim) };
    }
  }
  return null;
}

/**
 * The text with its quotations put in. `cited`: the claims that its sentence names beside those that it refers to. The text is plain
 * already: what is put in here is stored text, and is not touched again.
 */
export function fillQuotations(plain: string, cited: readonly Claim[], source: QuotationSource): FilledText {
  const { marks } = languageOf(source.language).phrases;
  const quoted = new Set<Claim>();
  const pieces: string[] = [];
  const held = (piece: string): string => {
    if (pieces.length >= mostQuotations) return '';
    pieces.push(piece);
    return String.fromCodePoint(privateStart + pieces.length - 1);
  };
  const set = (words: Words, claim: Claim): string => {
    if (!words.ok) return held(unfilled(words.reason));
    quoted.add(claim);
    return held(setQuotation(words.words, marks));
  };

  const referred = bareReferences(plain.replaceAll(privateUse, '')).replaceAll(
    reference,
    (_whole, id: string, part: string | undefined) => {
      if (source.byId === null) return held(unfilled('a heading or a teaser quotes nobody'));
      const claim = source.byId.get(id.toLowerCase());
      return claim === undefined ? held(unfilled(`${id} is no claim of the evidence`)) : set(referencedWords(claim, part), claim);
    },
  );

  const claims = [...new Set([...cited, ...quoted])];
  let text = '';
  let at = 0;
  for (const { start, end } of speechRuns(referred)) {
    // A run inside another was replaced with it.
    if (start - 1 < at) continue;
    const typed = referred.slice(start, end);
    let replacement: string | null = null;
    if (/[\ue000-\uf8ff]/u.test(typed)) replacement = held(unfilled('a reference stands among words typed in quotation marks'));
    else {
      const found = typedWords(typed, claims, source);
      // True words that are only too many stand as typed: the check finds them, and the outlet's cap binds them as all others.
      if (found !== null && (found.words.ok || !found.words.tooLong))
        replacement = set(found.words, found.claim) + stopAfter(stopAtEnd.exec(typed)?.[0].trim() ?? '', referred.slice(end + 1));
    }
    if (replacement === null) continue;
    text += referred.slice(at, start - 1) + replacement;
    at = end + 1;
  }
  text += referred.slice(at);
  return {
    text: text
      .replaceAll(leftOver, () => held(unfilled('a reference that cannot be read')))
      .replaceAll(privateUse, (character) => pieces[(character.codePointAt(0) ?? 0) - privateStart] ?? ''),
    quoted: [...quoted],
  };
}

const shownWords = 3;

/**
 * A sentence that stands as the model would write it: what it quotes of its claims as references again. What no reference gives back to the
 * letter is left as it stands.
 */
export function withReferences(
  text: string,
  claims: readonly Claim[],
  shortIds: ReadonlyMap<string, string>,
  source: QuotationSource,
): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of speechRuns(text)) {
    if (start - 1 < at) continue;
    const asStands = text.slice(start - 1, end + 1);
    const words = text.slice(start, end).split(/\s+/u);
    const part =
      words.length <= 2 * shownWords
        ? words.join(' ')
        : `${words.slice(0, shownWords).join(' ')} ... ${words.slice(-shownWords).join(' ')}`;
    const found = claims
      .flatMap((claim) => shortIds.get(claim.id) ?? [])
      .flatMap((id) => [`{{${id}}}`, `{{${id}: ${part}}}`])
      .find((written) => fillQuotations(written, [], source).text === asStands);
    if (found === undefined) continue;
    shown += text.slice(at, start - 1) + found;
    at = end + 1;
  }
  return shown + text.slice(at);
}
