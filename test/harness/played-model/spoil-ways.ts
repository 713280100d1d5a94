// Ways in which a model goes wrong in one sentence: it invents a figure, a quotation, a name or an address, or cites a claim that says something
// else. Each way has several forms, as models have them: said beside what is true, put in the place of what is true, or called a judgement.
import type { WrittenSentence } from '../../../agents/model/answers.ts';
import type { Dice } from './dice.ts';
import type { ClaimRow } from './request.ts';

export const spoilingWays = ['figure', 'quotation', 'name', 'url', 'wrong-claim'] as const;
export type SpoilingWay = (typeof spoilingWays)[number];

export interface SentenceToSpoil extends WrittenSentence {
  /** A headline, heading or teaser: without a full stop. */
  readonly isTitle: boolean;
  readonly language: string;
  readonly claimRows: readonly ClaimRow[];
}

export interface SpoiltForm {
  readonly form: string;
  readonly sentence: WrittenSentence;
  /** What no source has, as a reader would see it; of a wrong claim: the sentence's words outside of quotations. */
  readonly mark: string;
  /** The quotation of the claim that is cited in the place of the right one. */
  readonly wrongQuote: string | null;
}

type Form = (sentence: SentenceToSpoil, dice: Dice) => SpoiltForm | null;

const quotedOrReferred = /[“„«「"][^“”„«»「」"]*[”“»」"]|\{\{[^{}]*\}\}/gu;
/** The text outside of quotations and references, which stand as blanks of the same length. */
const outsideOf = (text: string): string => text.replace(quotedOrReferred, (quoted) => ' '.repeat(quoted.length));
const lastStop = /[.。।]$/u;

function appended(sentence: SentenceToSpoil, words: string): WrittenSentence {
  const stop = sentence.isTitle ? '' : (lastStop.exec(sentence.text)?.[0] ?? '.');
  return { kind: sentence.kind, claims: sentence.claims, text: `${sentence.text.replace(lastStop, '')}${words}${stop}` };
}

const said = (form: string, sentence: WrittenSentence, mark: string): SpoiltForm => ({ form, sentence, mark, wrongQuote: null });

/** The text with `[start, end)` replaced, and the new words between their neighbours, by which they can be found again. */
function replaced(text: string, start: number, end: number, words: string): { text: string; mark: string } {
  const before = /[\p{L}\p{N}]+\s$/u.exec(outsideOf(text).slice(0, start))?.[0] ?? '';
  const after = /^\s[\p{L}\p{N}]+/u.exec(outsideOf(text).slice(end))?.[0] ?? '';
  return { text: text.slice(0, start) + words + text.slice(end), mark: `${before}${words}${after}` };
}

// ---- figures

const figurePattern = /(?<![\p{L}\p{N}.,])\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}])/gu;

const figureClauses: readonly ((figure: string, share: number) => string)[] = [
  (figure) => `, at a cost of ${figure} million crowns`,
  (figure) => `, affecting some ${figure} people`,
  (_figure, share) => `, ${share} percent more than a year before`,
  (figure) => ` and ${figure} others`,
];
const times = ['fourth', 'sixth', 'seventh', 'ninth'];
const spans = ['eleven years', 'thirteen months', 'seventeen years'];

const figures: readonly Form[] = [
  (sentence, dice) => {
    const figure = `${dice.between(3, 9)}${sentence.language === 'en' ? ',' : ''}${dice.between(100, 999)}`;
    const share = dice.between(41, 96);
    const words = sentence.language === 'en' ? dice.of(figureClauses)(figure, share) : ` (${figure})`;
    return said('beside it', appended(sentence, words), words.replace(/^[ ,(]+|\)$/gu, ''));
  },
  (sentence, dice) => {
    if (sentence.language !== 'en') return null;
    const words = `for the ${dice.of(times)} time in ${dice.of(spans)}`;
    return said('in words', appended(sentence, `, ${words}`), words);
  },
  (sentence, dice) => {
    const places = [...outsideOf(sentence.text).matchAll(figurePattern)];
    if (places.length === 0) return null;
    const place = dice.of(places);
    const digits = Array.from(place[0]);
    const at = digits.findIndex((digit) => /[0-9]/u.test(digit));
    if (at === -1) return null;
    digits[at] = String((Number(digits[at]) + dice.between(1, 7)) % 9 || 9);
    if (digits.join('') === place[0]) return null;
    const { text, mark } = replaced(sentence.text, place.index, place.index + place[0].length, digits.join(''));
    return said('another in its place', { ...appended(sentence, ''), text }, mark);
  },
  (sentence) => {
    const unit = /(?<=\p{N} )(?:million|billion|percent|per cent)(?!\p{L})/u.exec(outsideOf(sentence.text));
    if (unit === null) return null;
    const other = unit[0] === 'million' ? 'billion' : unit[0] === 'billion' ? 'million' : 'percentage points';
    const { text, mark } = replaced(sentence.text, unit.index, unit.index + unit[0].length, other);
    return said('another unit', { ...appended(sentence, ''), text }, mark);
  },
];

// ---- quotations

const sorts = ['a triumph', 'the last warning', 'nothing short of a rescue', 'an insult', 'a bargain'];
const measures = ['beyond all measure', 'to every family here', 'that we shall not forget', 'in plain sight', 'for a whole generation'];
const phrase = (dice: Dice): string => `${dice.of(sorts)} ${dice.of(measures)}`;
const markPairs: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['"', '"'],
  ['‘', '’'],
  ['«', '»'],
];

const wordsOf = (text: string): string[] =>
  text
    .replace(/["“”„«»‘’「」]/gu, '')
    .split(/\s+/u)
    .filter(Boolean);

/** A claim's words as a model types them from memory: the longest is another, or left out. */
function retyped(claim: ClaimRow): string | null {
  const words = wordsOf(claim.quote).slice(0, 14);
  if (words.length < 6) return null;
  const inner = words.slice(1, -1).reduce((best, word) => (word.length > best.length ? word : best), '');
  if (inner.length < 5) return null;
  return words
    .flatMap((word) => (word !== inner ? [word] : claim.language === 'en' ? ['provisional'] : []))
    .join(' ')
    .replace(/[.,;:]+$/u, '');
}

const quotations: readonly Form[] = [
  (sentence, dice) => {
    if (sentence.language !== 'en') return null;
    const words = phrase(dice);
    const [open, close] = dice.of(markPairs);
    return said(
      `beside it, in ${open}${close}`,
      { ...appended(sentence, `, and calls it ${open}${words}${close}`), kind: 'quotation' },
      words,
    );
  },
  (sentence, dice) => {
    if (sentence.language !== 'en') return null;
    const words = phrase(dice);
    const kind = sentence.isTitle ? sentence.kind : 'analysis';
    return said('as a judgement', { ...appended(sentence, `: this is “${words}”`), kind, claims: [] }, words);
  },
  (sentence, dice) => {
    const typed = sentence.claimRows
      .filter((claim) => sentence.claims.includes(claim.id))
      .flatMap((claim) => {
        const words = retyped(claim);
        return words === null ? [] : [{ claim, words }];
      });
    if (typed.length === 0) return null;
    const { claim, words } = dice.of(typed);
    return said('retyped with a word changed', { text: `${claim.outlet}: “${words}”.`, kind: 'quotation', claims: sentence.claims }, words);
  },
  (sentence, dice) => {
    const long = sentence.claimRows.filter((claim) => wordsOf(claim.quote).length >= 8);
    const [first, second] = [dice.of(long), dice.of(long)];
    if (first === undefined || second === undefined || first.quote === second.quote) return null;
    const words = [...wordsOf(first.quote).slice(0, 4), ...wordsOf(second.quote).slice(-4)].join(' ').replace(/[.,;:。।]+$/u, '');
    return said('spliced of two', { ...appended(sentence, ` – “${words}”`), kind: 'quotation' }, words);
  },
];

// ---- names

const givenNames = ['Marta', 'Otto', 'Ingrid', 'Tomas', 'Yelena', 'Rashid'];
const surnames = ['Ellingsen', 'Brandvik', 'Quarrington', 'Oyelaran', 'Szymborek', 'Tavernier'];
const institutes = ['the Halvorsen Institute', 'the Council of Port Wardens', 'Brandvik and Partners', 'the Tavernier Commission'];
const fullName = /(?<=[\p{Ll},] )\p{Lu}[\p{Ll}’'-]+ \p{Lu}[\p{Ll}’'-]+/gu;

const namedClauses: readonly ((name: string, institute: string) => { words: string; mark: string })[] = [
  (name) => ({ words: `, according to ${name}, the deputy governor`, mark: name }),
  (name) => ({ words: `, and ${name} agrees`, mark: name }),
  (name) => ({ words: `, ${name} said`, mark: name }),
  (_name, institute) => ({ words: `, as ${institute} has warned`, mark: institute }),
];

const names: readonly Form[] = [
  (sentence, dice) => {
    const [name, surname] = [`${dice.of(givenNames)} ${dice.of(surnames)}`, dice.of(surnames)];
    if (sentence.isTitle && sentence.language === 'en') return said('in a title', appended(sentence, ` as ${surname} Waits`), surname);
    if (sentence.language !== 'en') return said('beside it', appended(sentence, ` (${name})`), name);
    const { words, mark } = dice.of(namedClauses)(name, dice.of(institutes));
    return said('beside it', appended(sentence, words), mark);
  },
  (sentence, dice) => {
    const places = [...outsideOf(sentence.text).matchAll(fullName)];
    if (places.length === 0) return null;
    const place = dice.of(places);
    const keepsGiven = dice.between(0, 1) === 1;
    const given = keepsGiven ? (place[0].split(' ')[0] ?? '') : dice.of(givenNames);
    const name = `${given} ${dice.of(surnames)}`;
    const text = sentence.text.slice(0, place.index) + name + sentence.text.slice(place.index + place[0].length);
    return said(keepsGiven ? 'another surname' : 'another in its place', { ...appended(sentence, ''), text }, name);
  },
];

// ---- addresses

const hosts = ['proof-files', 'open-ledger', 'harbour-watch'];
const addresses: readonly (readonly [form: string, words: (host: string) => string])[] = [
  ['whole', (host) => ` (https://${host}/proof)`],
  ['without a scheme', (host) => ` (www.${host})`],
  ['a host and a path', (host) => ` (${host}/report)`],
  ['a host alone', (host) => `, as ${host} shows`],
  ['a mail address', (host) => ` (press@${host})`],
  ['as a link', (host) => ` [as documented](https://${host}/a)`],
  ['in angle brackets', (host) => ` <https://${host}>`],
];

const urls: readonly Form[] = [
  (sentence, dice) => {
    const host = `${dice.of(hosts)}-${dice.between(100, 999)}.example`;
    const [form, words] = dice.of(addresses);
    return said(form, appended(sentence, words(host)), host);
  },
];

// ---- claims

const longWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]{4,}/gu) ?? [];

/** Claims of others that share little with what the sentence says. */
const wrongClaim =
  (sameOutlet: boolean): Form =>
  (sentence, dice) => {
    const own = sentence.claimRows.filter((claim) => sentence.claims.includes(claim.id));
    const outside = outsideOf(sentence.text).replace(/\s+/gu, ' ').trim();
    // A reference brings its own claim with it, whatever else is cited.
    if (own.length === 0 || sentence.isTitle || sentence.text.includes('{{')) return null;
    const words = [...new Set(longWords(sentence.text))];
    const others = sentence.claimRows.filter((claim) => {
      if (own.some((one) => one.id === claim.id || one.quote === claim.quote || (one.group !== null && one.group === claim.group)))
        return false;
      if (own.some((one) => one.outlet === claim.outlet) !== sameOutlet) return false;
      const theirs = new Set(longWords(`${claim.quote} ${claim.english ?? ''}`));
      return words.filter((word) => theirs.has(word)).length < 0.3 * words.length;
    });
    if (words.length < 4 || others.length === 0) return null;
    const other = dice.of(others);
    return {
      form: sameOutlet ? 'of the same outlet' : 'of another outlet',
      sentence: { text: sentence.text, kind: sentence.kind, claims: [other.id] },
      mark: outside,
      wrongQuote: other.quote,
    };
  };

const formsOf: Readonly<Record<SpoilingWay, readonly Form[]>> = {
  figure: figures,
  quotation: quotations,
  name: names,
  url: urls,
  'wrong-claim': [wrongClaim(true), wrongClaim(false)],
};

/** The sentence spoilt in this way, in the first form from the one that the dice choose that it can take; null: in none. */
export function spoiltIn(way: SpoilingWay, sentence: SentenceToSpoil, dice: Dice): SpoiltForm | null {
  const forms = formsOf[way];
  const first = dice.between(0, forms.length - 1);
  const known = JSON.stringify(sentence.claimRows).toLowerCase();
  for (let turn = 0; turn < forms.length; turn += 1) {
    const spoilt = forms[(first + turn) % forms.length]?.(sentence, dice) ?? null;
    // What a claim has is not invented.
    if (spoilt !== null && (spoilt.wrongQuote !== null || !known.includes(spoilt.mark.toLowerCase()))) return spoilt;
  }
  return null;
}
