// Sentences out of single claims, in words that the claims have: what the outlet reports is told as its report, what is spoken is quoted.
import type { WrittenSentence } from '../../../agents/model/answers.ts';
import type { ClaimRow } from './request.ts';

const openers =
  /^(?:A|An|The|In|On|At|By|For|From|After|Before|Under|Over|About|Some|Its|Their|His|Her|Both|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|More|Most|Many|No|Nearly|Almost|Officials|People|Residents|Members)\b/u;
const speech: Readonly<Record<string, readonly [before: string, after: string]>> = {
  de: [' berichtet: ', ''],
  fr: [' rapporte : ', ''],
  es: [' informa: ', ''],
  it: [' riporta: ', ''],
  pt: [' informa: ', ''],
  ru: [' сообщает: ', ''],
};
const marks = /["“”„«»「」『』]/u;
const pairOfMarks = /["“„«「『]([^"“”„«»「」『』]+)["”“»」』]/gu;
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u;
/** Words that a reference may bring, as the prompt says. */
const mostQuoted = 25;
const spokenTail = /, (?:the |a |an )?[\p{L}’' -]{3,50} (?:said|says|added)$/u;

const stripped = (text: string): string =>
  text
    .trim()
    .replace(/[.。।]$/u, '')
    .trim();

/** Rather too many: newsrooms count differently, and what is too long is not quoted. */
const countWords = (text: string): number =>
  spaceless.test(text)
    ? Math.ceil(text.length / 1.5)
    : Math.max(text.split(/\s+/u).length, text.match(/[\p{L}\p{M}]+|\p{N}+/gu)?.length ?? 0);

/** A part as its first and last words, or, where it is short, all of them. */
function partReference(id: string, part: string): string {
  const words = part.split(/\s+/u);
  if (spaceless.test(part)) {
    // Neither end inside a figure or a foreign name.
    const first = /^.{6}[A-Za-z0-9]*/u.exec(part)?.[0] ?? part;
    const last = /[A-Za-z0-9]*.{6}$/u.exec(part)?.[0] ?? part;
    return part.length <= 14 ? `{{${id}: ${part}}}` : `{{${id}: ${first} ... ${last}}}`;
  }
  return words.length <= 8 ? `{{${id}: ${part}}}` : `{{${id}: ${words.slice(0, 4).join(' ')} ... ${words.slice(-4).join(' ')}}}`;
}

/** What the claim's text has in marks of its own, quoted by reference. Null where a mark stands alone. */
function withReferences(id: string, text: string): string | null {
  const referred = text.replace(pairOfMarks, (_whole, words: string) => partReference(id, words.replace(/[,.;]$/u, '')));
  return marks.test(referred) ? null : referred;
}

const lowered = (text: string): string => (openers.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);
const full = (text: string): string => (/[.!?…。।]$/u.test(text) ? text : `${text}${/\p{Script=Han}$/u.test(text) ? '。' : '.'}`);

function speakerName(by: string | null): string | null {
  const last = by?.split(' ← ').at(-1);
  return last === undefined ? null : (last.split(', ')[0] ?? null);
}

/** A text's first clauses, as many as may be quoted. */
function shortened(text: string): string {
  if (countWords(text) <= mostQuoted) return text;
  const clauses = text.split(/(?<=[,;:–—，；、])\s*/u);
  const fit = clauses.findLastIndex((_clause, index) => countWords(clauses.slice(0, index + 1).join(' ')) <= mostQuoted);
  const first =
    fit === -1
      ? text.split(/\s+/u).slice(0, mostQuoted).join(' ')
      : text.slice(0, text.indexOf(clauses[fit] ?? '') + (clauses[fit] ?? '').length);
  const fits = spaceless.test(first) ? (/^.{1,30}(?![A-Za-z0-9])/u.exec(first)?.[0] ?? first) : first;
  return fits.replace(trailing, '').replace(/[\s,;:–—，；、]+$/u, '');
}

/** A reference to the words of a claim that can stand between marks: all of them, or the longest stretch without marks of its own. */
function quotable(claim: ClaimRow): string {
  const stretches = claim.quote.split(marks).map((part) => part.replace(/^[\s,.;:—–-]+|[\s,.;:—–。，-]+$/gu, ''));
  const longest = stretches.reduce((best, part) => (part.length > best.length ? part : best), '');
  const part = shortened(longest);
  return part === stripped(claim.quote) ? `{{${claim.id}}}` : partReference(claim.id, part);
}

function quoted(claim: ClaimRow): string {
  const name = speakerName(claim.by);
  return claim.spoken && name !== null ? `${claim.outlet} quotes ${name}: ${quotable(claim)}.` : `${claim.outlet}: ${quotable(claim)}.`;
}

/** How many words a sentence quotes by its references to a claim. */
export function quotedWordsOf({ text }: WrittenSentence, claim: ClaimRow): number {
  const parts = [...text.matchAll(/\{\{c\d+(?:: ([^{}]*))?\}\}/gu)].map(([, part = claim.quote]) => {
    const [from = '', to = from] = part.split(' ... ');
    const start = claim.quote.indexOf(from);
    return claim.quote.slice(start, claim.quote.indexOf(to, start) + to.length);
  });
  return parts.reduce((sum, words) => sum + countWords(words), 0);
}

/** One claim as a sentence in the draft's language; `turn` changes the form from one sentence to the next. */
export function claimSentence(claim: ClaimRow, language: string, turn: number): WrittenSentence {
  const claims = [claim.id];
  const told = claim.language === language ? claim.quote : language === 'en' ? claim.english : null;
  if (claim.spoken || told === null) return language === 'en' ? { text: quoted(claim), kind: 'quotation', claims } : plainQuotation(claim);
  // Marks in a rendering stand around words that the quotation has not.
  const bare = told === claim.quote ? withReferences(claim.id, stripped(told)) : marks.test(told) ? null : stripped(told);
  if (bare === null) return plainQuotation(claim);
  const kind = bare.includes('{{') ? 'quotation' : 'reported';
  if (language !== 'en') {
    const [before, after] = speech[language] ?? [': ', ''];
    return { text: full(`${claim.outlet}${before}${bare}${after}`), kind, claims };
  }
  const according = spokenTail.test(bare) || turn % 3 === 1;
  const sentence = according ? `According to ${claim.outlet}, ${lowered(bare)}` : `${claim.outlet} reports that ${lowered(bare)}`;
  return { text: full(sentence), kind, claims };
}

/** The claim's words alone between marks: what passes where a paraphrase did not. */
export function plainQuotation(claim: ClaimRow): WrittenSentence {
  return { text: `${claim.outlet}: ${quotable(claim)}.`, kind: 'quotation', claims: [claim.id] };
}

// A comma ends a clause where neither an apposition nor the rest of a figure or a list follows: "21,300", "the Heron, a tanker, ran aground".
const breaks =
  /, (?!(?:a|an|the|which|who|whose|whom|where|and|or|its|his|her|their|both|one|two|three|some|most|all|der|die|das|le|la|les|el|los|il|o|os|as)\b)(?=\p{Ll})|，| after | while | because | although | when | as the | saying | and said |;| – | — /u;
const trailing =
  /(?: (?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|its|their|his|her|over|into|under|until|as|der|die|das|und|von|le|la|les|de|du|des|el|los|y))+$/iu;
/** What must not be cut: negations and what somebody says. */
const unfit = /\b(?:said|says|told|reported|added|wrote) |\b(?:not|no|never|denie[sd]|deny|without|nicht|kein|ne|pas|не|нет)\b/iu;

/** A claim's first clause where it is a headline's length; longer ones are cut to it only with `cutting`. Null: nothing that stands alone. */
export function headlineOf(claim: ClaimRow, cutting = false, most = 13): string | null {
  const text = claim.english ?? claim.quote;
  if (claim.spoken || marks.test(text) || unfit.test(text)) return null;
  const clause = stripped(text).split(breaks)[0] ?? '';
  const words = clause.split(/\s+/u);
  if (words.length > most && !cutting) return null;
  const cut = (words.length <= most ? clause : words.slice(0, most).join(' ').replace(trailing, '')).replace(/[,;:]$/u, '');
  return cut.split(/\s+/u).length < 4 && !/\p{Script=Han}/u.test(cut) ? null : cut;
}
