// An English rendering against the words it renders, by what can be compared across languages: figures with their units, days, names by their
// consonants in Latin letters, and whether anything is negated. What cannot be compared is `unverified`: whoever reads both may decide it.
import { consonantsOf } from '../../sources/cluster/anchors.ts';
import { CountryIndex } from '../../core/country-names.ts';
import { isCityOf } from './city-names.ts';
import { isComparable, sameDate } from './dates.ts';
import type { Figure } from './figures.ts';
import { sameFigure } from './figures.ts';
import { languageWords } from './language-words.ts';
import { nameRuns } from './names.ts';
import { Reading } from './reading.ts';
import type { Finding } from './types.ts';
import { isSpaceless, wordsOf } from './words.ts';
import type { Word } from './words.ts';

export interface RenderingToCheck {
  readonly quote: string;
  /** ISO 639-1 code of the quotation. */
  readonly language: string;
  readonly english: string;
  /** Day of the article, which "Tuesday" is counted from. */
  readonly publishedAt: Date | null;
  /** Names beside the quotation's own: the outlet's, and those of the speaker's chain. */
  readonly named: readonly string[];
}

const written = (figure: Figure): boolean => /\p{N}/u.test(figure.text);

function figureFindings(quote: Reading, english: Reading): Finding[] {
  const brought = english.figures
    .filter((asked) => !quote.figures.some((given) => sameFigure(asked, given)))
    .map((asked): Finding => {
      if (!written(asked))
        return { verdict: 'unverified', reason: `the rendering counts “${asked.text}”, which the rules do not find in the quotation` };
      const given = quote.figures.find((one) => !english.figures.some((other) => sameFigure(other, one)));
      return given === undefined
        ? { verdict: 'unsupported', reason: `the figure “${asked.text}” of the rendering is not in the quotation` }
        : { verdict: 'contradicted', reason: `the quotation says ${given.text}, the rendering ${asked.text}` };
    });
  if (brought.length > 0) return brought;
  return quote.figures
    .filter((given) => written(given) && !english.figures.some((asked) => sameFigure(asked, given) || sameFigure(given, asked)))
    .map((given) => ({ verdict: 'partly', reason: `the rendering leaves out the figure “${given.text}”` }));
}

function dateFindings(quote: Reading, english: Reading, publishedAt: Date | null): Finding[] {
  const brought = english.dates.filter((asked) => !quote.dates.some((given) => sameDate(asked, given, publishedAt)));
  if (brought.length === 0)
    return quote.dates
      .filter((given) => !english.dates.some((asked) => sameDate(asked, given, publishedAt) || sameDate(given, asked, publishedAt)))
      .map((given) => ({ verdict: 'partly', reason: `the rendering leaves out the day “${given.text}”` }));
  return brought.map((asked): Finding => {
    const other = quote.dates.find((given) => isComparable(asked, given));
    return other === undefined
      ? { verdict: 'unsupported', reason: `the day “${asked.text}” of the rendering is not in the quotation` }
      : { verdict: 'contradicted', reason: `the quotation says ${other.text}, the rendering ${asked.text}` };
  });
}

const countries = new CountryIndex();
/** Fewer consonants tell no names apart. */
const fewest = 3;
/** A word's consonants, and those without an article written into it (المنزري, which is al-Manzari). */
const spellingsOf = ({ text, key }: Word): string[] => [...new Set([text, key].map(consonantsOf))];
/** Endings bend names, and spellings of one name differ at their ends first. */
const alike = (one: string, other: string): boolean =>
  one === other ||
  (one.length >= fewest &&
    other.length >= fewest &&
    Math.abs(one.length - other.length) <= 2 &&
    (one.startsWith(other) || other.startsWith(one)));

/**
 * A name of the rendering that stands for none of the quotation, where the quotation has one that stands for none of the rendering: one may
 * be put for the other. A name that only the rendering has may be a word that English writes with a capital.
 */
function nameFindings({ quote, language, named }: RenderingToCheck, english: Reading): Finding[] {
  const lexicon = languageWords('en');
  const taken = [...english.dates, ...english.figures];
  const words = english.words.filter((word) => !taken.some((span) => span.start <= word.start && word.start < span.end));
  const runs = nameRuns(words, english.text, lexicon, 'en').filter((run) => !run.initial);
  const quoted = wordsOf(quote);
  const own = [...quoted, ...named.flatMap((name) => wordsOf(name))].flatMap(spellingsOf);
  const whole = isSpaceless(quote) ? consonantsOf(quote) : null;
  const places = countries.find(quote, language);
  const isKnown = (text: string): boolean => {
    const key = consonantsOf(text);
    if (key.length < fewest || own.some((other) => alike(key, other)) || whole?.includes(key) === true) return true;
    return isCityOf(text, quote, quoted) || [...countries.find(text, 'en')].some((code) => places.has(code));
  };
  const foreign = runs.flatMap((run) => run.words.filter((word) => word.capitalised && !isKnown(word.text)).map((word) => word.text));
  if (foreign.length === 0) return [];
  const rendered = english.words.map((word) => consonantsOf(word.text));
  const left = quoted.filter((word, index) => {
    const isName = word.capitalised ? index > 0 : word.caseless && !/\p{N}/u.test(word.text);
    const key = consonantsOf(word.text);
    return isName && key.length >= fewest && !rendered.some((other) => alike(key, other)) && countries.find(word.text, language).size === 0;
  });
  if (left.length === 0 && whole === null) return [];
  const missing =
    left.length === 0 || whole !== null
      ? ''
      : `; the quotation names “${left
          .slice(0, 4)
          .map((word) => word.text)
          .join('”, “')}”`;
  return [
    {
      verdict: 'unverified',
      reason: `the rules do not find the name “${foreign.slice(0, 4).join('”, “')}” of the rendering in the quotation${missing}`,
    },
  ];
}

/** Languages that negate by words of their own; in others an ending may do it, which no list of words shows. */
const byWords = new Set(['de', 'es', 'fr', 'it', 'pt', 'nl', 'ru', 'uk', 'pl']);
/** English that negates without a "not": by prefix, by verb, by "only" and "but" for what other languages say with one. */
const negative = new RegExp(
  [
    String.raw`\bun(?:able|likely|true|clear|known|willing|chang|certain|affect|harm|found|lawful|safe|believ|accept|avail|common|fair|need|necess|seen|paid|answer|met|resolv|us)`,
    String.raw`\b(?:im(?:possib|probab)|in(?:abil|accura|correct|sufficien|valid|compat|complet|effect)|illegal|irr(?:espons|elev)|dis(?:miss|agree|put|avow|approv|contin))`,
    String.raw`\b(?:lack|absen|avoid|ban|bar|block|cancel|declin|exclu|fail|forbid|forbad|halt|ignor|miss|oppos|prevent|prohibit|refus|reject|ruled? out|ruling out|stop|suspend|withdr|withh)`,
    String.raw`\b(?:unless|few|little|nowhere|only|rather|instead|but|non-?\p{L}+|\p{L}+less)\b`,
  ].join('|'),
  'iu',
);

function negationFindings({ quote, language }: RenderingToCheck, english: Reading): Finding[] {
  const lexicon = languageWords(language);
  if (!lexicon.covered || isSpaceless(quote) || !byWords.has(language)) return [];
  const ours = languageWords('en').negations;
  const here = wordsOf(quote).find((word) => lexicon.negations.has(word.key));
  const there = english.words.find((word) => ours.has(word.key) || word.key.endsWith("n't"));
  // French negates by two words, and each of them alone may be another word.
  const sure = here !== undefined && (language !== 'fr' || /(?:\bne\b|\bn['’])/iu.test(quote));
  if (sure && there === undefined && !negative.test(english.text))
    return [{ verdict: 'contradicted', reason: `the quotation negates (“${here.text}”), the rendering does not` }];
  if (here === undefined && there !== undefined)
    return [{ verdict: 'unverified', reason: `the rendering negates (“${there.text}”), and the rules find no negation in the quotation` }];
  return [];
}

/** What the rules find wrong with a rendering; none: all that they can compare agrees. */
export function checkRendering(rendering: RenderingToCheck): Finding[] {
  const quote = new Reading(rendering.quote, rendering.language);
  const english = new Reading(rendering.english, 'en');
  if (!/\p{L}/u.test(rendering.english)) return [{ verdict: 'unsupported', reason: 'the rendering has no words' }];
  const findings = [
    ...figureFindings(quote, english),
    ...dateFindings(quote, english, rendering.publishedAt),
    ...nameFindings(rendering, english),
    ...negationFindings(rendering, english),
  ];
  if (languageWords(rendering.language).covered) return findings;
  return [
    ...findings,
    {
      verdict: 'unverified',
      reason: `no rules for the language “${rendering.language}”: only figures, days and names of a rendering can be compared`,
    },
  ];
}
