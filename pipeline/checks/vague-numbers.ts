// Numbers told by their size alone: "dozens", "hundreds of thousands". Each is a claim of its own: the passages have to have it, or a figure of
// that size.
import type { Span } from '../../core/sources.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

/** Sizes with the least and the most that they may be called for, and how languages write them. */
const sizes: readonly (readonly [name: string, least: number, most: number, words: string])[] = [
  [
    'hundreds of thousands',
    2e5,
    1e6,
    'hundreds of thousands|cientos de miles|centenares de miles|centaines de milliers|Hunderttausende|centinaia di migliaia|centenas de milhares|honderdduizenden|сотни тысяч|сотні тисяч|setki tysięcy',
  ],
  [
    'tens of thousands',
    2e4,
    1e5,
    'tens of thousands|decenas de miles|dizaines de milliers|Zehntausende|decine di migliaia|dezenas de milhares|tienduizenden|десятки тысяч|десятки тисяч|dziesiątki tysięcy',
  ],
  ['billions', 2e9, 1e12, 'billions|Milliarden|miliardi|milliards|миллиарды|мільярди|miliardy'],
  ['millions', 2e6, 1e9, 'millions|millones|Millionen|milioni|milhões|miljoenen|миллионы|мільйони|miliony|ملايين|الملايين'],
  ['thousands', 2e3, 1e6, 'thousands|miles|milliers|Tausende|migliaia|milhares|duizenden|тысячи|тисячі|tysiące|آلاف|الآلاف'],
  ['hundreds', 200, 1e3, 'hundreds|cientos|centenares|centaines|Hunderte|centinaia|centenas|honderden|сотни|сотні|setki|مئات|المئات'],
  [
    'dozens',
    20,
    300,
    'dozens|scores|decenas|docenas|dizaines|douzaines|Dutzende|decine|dezenas|tientallen|десятки|dziesiątki|عشرات|العشرات',
  ],
];
/** Spanish for thousands, English for a distance. */
const english = /^(?:miles)$/iu;
/** One group for each size, the longest expressions first. */
const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${sizes.map(([, , , words]) => `(${words})`).join('|')})(?!\\p{L})`, 'giu');
/** A figure or a word of number before it makes it part of a figure: "two millions", "5 Millionen". */
const partOfFigure =
  /(?:\p{N}|(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|cent|mille|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|dois|três|quatro|oito|dez|twee|drie|vijf|zes|zeven|negen|tien|два|три|четыре|пять|трое|двое|dwa|trzy|cztery|два|три|чотири))[\s.,]*$/iu;

interface VagueNumber extends Span {
  readonly text: string;
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

export function vagueNumbersIn(text: string, language: string): VagueNumber[] {
  return [...text.matchAll(pattern)].flatMap((match): VagueNumber[] => {
    const { index, 0: words } = match;
    const size = sizes[match.slice(1).findIndex((group) => group !== undefined)];
    if (size === undefined || partOfFigure.test(text.slice(Math.max(0, index - 12), index))) return [];
    if (language === 'en' && english.test(words)) return [];
    const [name, least, most] = size;
    return [{ text: words, name, least, most, start: index, end: index + words.length }];
  });
}

/** Sizes of the sentence that no passage gives, by its word or, where what is counted is compared too, by a figure. */
export function checkVagueNumbers(text: string, scope: Scope, language: string, byFigures: boolean): Finding[] {
  const asked = vagueNumbersIn(text, language);
  if (asked.length === 0) return [];
  const given = scope.strict.flatMap(({ range, source }) => vagueNumbersIn(range.text, source.article.language));
  return asked.flatMap((one): Finding[] => {
    if (given.some(({ name }) => name === one.name)) return [];
    const isSize = (value: number): boolean => value >= one.least && value < one.most;
    if (byFigures && scope.figures.some(({ figure }) => figure.unit !== 'percent' && figure.values.some(isSize))) return [];
    const other = given[0] === undefined ? '' : `, which say “${given[0].text}”`;
    return [{ verdict: 'partly', reason: `“${one.text}” is not in the passages${other}` }];
  });
}
