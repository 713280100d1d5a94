// Orders: text of a source that addresses a language model instead of its readers. A source's text is evidence and is stored as it is; what is
// marked here is shown to no model, can be no claim, and is shown to the editor as what it is. Pure and fast enough to be done at each reading.
//
// Precise rather than complete: news about language models must stay news. What is quoted within a sentence of the source's own is a report
// of an order, not an order. What slips through is still fenced, escaped, located and checked as all source text is.
import { remembered } from '../remembered.ts';
import type { Passage, Span } from '../sources.ts';
import { encodedIn, hidesCharacters, readingsOf, tagMessage, visible } from './fold.ts';
import { eastern } from './languages/eastern.ts';
import { english } from './languages/english.ts';
import { languageOf } from './languages/lexicon.ts';
import { slavic } from './languages/slavic.ts';
import { western } from './languages/western.ts';
import { signOf } from './marks.ts';
import { beginsClause, type OrderLanguage, type OrderPattern } from './patterns.ts';
import { readingOf, type Reading } from './reading.ts';

export interface OrderMark extends Span {
  /** `title` and `passage`: the range lies in the snapshot's text; `author`: in the author's name. */
  readonly where: 'title' | 'author' | 'passage';
  /** What it does, in words that read on after "it". */
  readonly reason: string;
}

/** What is looked at of an article. */
export interface TextToSearch {
  readonly text: string;
  readonly author: string | null;
  readonly passages: readonly Passage[];
}

const languages: readonly OrderLanguage[] = [english, ...[...western, ...slavic, ...eastern].map(languageOf)];

const quotations =
  /“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』|"[^"]*"|(?<![\p{L}\p{N}])'[^']{3,}'(?![\p{L}\p{N}])/gu;
/** Words, or characters of scripts that part none, outside of the marks: the sentence that reports what is quoted. */
const frame = 4;

function isReported(reading: string, at: number): boolean {
  let within = false;
  for (const quotation of reading.matchAll(quotations)) {
    within ||= quotation.index < at && at < quotation.index + quotation[0].length;
  }
  if (!within) return false;
  const rest = reading.replaceAll(quotations, ' ');
  const dense = rest.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return (rest.match(/[\p{L}\p{N}\p{M}'-]+/gu)?.length ?? 0) >= frame || dense >= 2 * frame;
}

/** `matchAll` would copy the pattern at each call, which takes longer than the search. */
function stands({ apart, place }: OrderPattern, { words, text, placeOf }: Reading): boolean {
  apart.lastIndex = 0;
  for (let match = apart.exec(words); match !== null; match = apart.exec(words))
    if ((place === 'anywhere' || beginsClause(words, match.index)) && !isReported(text, placeOf(match.index))) return true;
  return false;
}

function orderIn(folded: string): string | null {
  const reading = readingOf(folded);
  for (const { script, gate, patterns } of languages) {
    if (!script.test(reading.words) || !gate.test(reading.words)) continue;
    const found = patterns.find((pattern) => stands(pattern, reading));
    if (found !== undefined) return found.reason;
  }
  return null;
}

const orderInRun = (run: string): string | null =>
  languages.flatMap(({ patterns }) => patterns).find(({ joined }) => joined.test(run))?.reason ?? null;

/** The patterns take the square of the length of what no white space parts: words run together so far are read in pieces. */
const longestRun = 400;
const runs = new RegExp(`\\S{${longestRun}}(?=\\S)`, 'gu');

function search(text: string, depth: number): string | null {
  const shown = visible(text);
  const parted = shown.length > longestRun ? shown.replace(runs, '$& ') : shown;
  const sign = signOf(parted);
  if (sign !== null) return sign;
  const { spaced, joined } = readingsOf(parted);
  for (const reading of spaced) {
    const reason = orderIn(reading);
    if (reason !== null) return reason;
  }
  for (const run of joined) {
    const reason = orderInRun(run);
    if (reason !== null) return `${reason}, in letters that stand apart`;
  }
  if (depth === 0) return null;
  for (const { text: said, how } of encodedIn(shown)) {
    const reason = search(said, depth - 1);
    if (reason !== null) return `${reason}, in ${how}`;
  }
  return null;
}

/** Passages looked at lately: a round reads the same ones several times, and a story's next draft again. */
const seen = remembered<string | null>(5000);
const longestSeen = 2000;

/** What `text` does where it addresses a language model, in words that read on after "it"; null: it does not. */
export function orderOf(text: string): string | null {
  return text.length > longestSeen ? lookedFor(text) : seen.get(text, () => lookedFor(text));
}

function lookedFor(text: string): string | null {
  const hidden = tagMessage(text);
  if (hidden.length >= 4) return `hides text in Unicode’s tag characters`;
  if (hidesCharacters(text)) return 'hides characters that nobody sees';
  return search(text, 1);
}

/** Blocks of the text that no passage lies in: headings. They are marked too, for all that reads the whole text. */
function unaddressed({ text, passages }: TextToSearch): Span[] {
  const inOrder = passages.toSorted((one, other) => one.start - other.start);
  const spans: Span[] = [];
  let start = 0;
  let next = 0;
  for (const block of text.split('\n\n')) {
    const end = start + block.length;
    // Passages lie apart: those that end before this block lie in none that follows.
    while ((inOrder[next]?.end ?? Infinity) <= start) next += 1;
    if ((inOrder[next]?.start ?? Infinity) >= end) spans.push({ start, end });
    start = end + 2;
  }
  return spans;
}

const afterOrder = 'stands after an order in the same paragraph';

/** Every mark of an article, in the order of its text, the author's last. An order taints what follows it in its paragraph. */
export function findOrders(article: TextToSearch): OrderMark[] {
  const { text, author, passages } = article;
  const marks: OrderMark[] = [];
  const spans = [
    ...passages.map(({ start, end, kind }) => ({ start, end, where: kind === 'title' ? ('title' as const) : ('passage' as const) })),
    ...unaddressed(article).map((span) => ({ ...span, where: 'passage' as const })),
  ];
  let taintedUntil = -1;
  for (const { start, end, where } of spans.toSorted((one, other) => one.start - other.start)) {
    const reason = orderOf(text.slice(start, end)) ?? (start < taintedUntil ? afterOrder : null);
    if (reason === null) continue;
    marks.push({ where, start, end, reason });
    const gap = text.indexOf('\n\n', start);
    taintedUntil = gap === -1 ? text.length : gap;
  }
  const named = author === null ? null : orderOf(author);
  if (author !== null && named !== null) marks.push({ where: 'author', start: 0, end: author.length, reason: named });
  return marks;
}
