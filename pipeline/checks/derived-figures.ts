// Figures that a sentence may say in its own way: rounded and said to be ("nearly 1,200", "more than $2 billion"), the difference of two
// percentages in points, shares in words ("one in five" and 20 percent, "half").
import type { Figure } from './figures.ts';

/** Words before a figure that say that it is rounded, and to which side the exact figure may lie. */
const hedges: readonly (readonly [RegExp, 'above' | 'below' | 'either'])[] = [
  [
    /(?:more than|over|above|at least|exceed\p{L}*|upwards of|más de|mas de|plus de|mehr als|über|mais de|più di|oltre|более|больше|понад|meer dan|ponad|أكثر من|से अधिक|से ज्यादा|超过|逾|以上)\s*(?:the\s)?$/iu,
    'above',
  ],
  [
    /(?:less than|fewer than|under|below|nearly|almost|close to|just short of|up to|menos de|casi|moins de|près de|fast|weniger als|knapp|quase|quasi|meno di|почти|менее|bijna|prawie|أقل من|लगभग|करीब|近|将近)\s*$/iu,
    'below',
  ],
  [
    /(?:about|around|roughly|some|approximately|an estimated|unos|unas|cerca de|alrededor de|environ|quelque|etwa|rund|circa|cerca de|aproximadamente|около|примерно|близько|ongeveer|około|yaklaşık|نحو|حوالي|लगभग|करीब|约|大约|約|およそ)\s*$/iu,
    'either',
  ],
];
/** How far the exact figure may lie from the rounded one, as a share. */
const most = { above: 0.35, below: 0.08, either: 0.06 };

/** Digits of a number that say something. */
function digitsOf(value: number): number {
  return value
    .toPrecision(12)
    .replace(/e.*$/u, '')
    .replace('.', '')
    .replaceAll(/^0+|0+$/gu, '').length;
}

/** Whether `asked`, in `text`, rounds `given` and says so. */
export function roundsTo(asked: Figure, text: string, given: Figure): boolean {
  if (asked.unit !== given.unit) return false;
  const before = text.slice(Math.max(0, asked.start - 24), asked.start);
  const side = hedges.find(([pattern]) => pattern.test(before))?.[1];
  if (side === undefined) return false;
  return asked.values.some(
    (rounded) =>
      digitsOf(rounded) <= 2 &&
      given.values.some((exact) => {
        // Rounded figures have fewer digits; small counts are not rounded at all.
        if (digitsOf(exact) <= digitsOf(rounded) || (exact < 20 && asked.unit === null)) return false;
        const away = (exact - rounded) / rounded;
        if (side === 'above') return away >= 0 && away <= most.above;
        if (side === 'below') return away <= 0 && -away <= most.below;
        return Math.abs(away) <= most.either;
      }),
  );
}

const points =
  /^\s?(?:percentage[ -]points?|pts?\b|points? de pourcentage|puntos porcentuales|prozentpunkte?n?|pontos percentuais|punti percentuali|процентных пункт\p{L}*|百分点)/iu;

/** Whether a figure counts percentage points. */
export function isInPoints(figure: Figure, text: string): boolean {
  return points.test(text.slice(figure.end)) || points.test(figure.text.replace(/^[^\p{L}]*/u, ''));
}

/** The difference of two percentages of one passage. */
export function isDifference(asked: Figure, given: readonly Figure[]): boolean {
  const shares = given.filter((figure) => figure.unit === 'percent').flatMap((figure) => figure.values);
  return asked.values.some((value) =>
    shares.some((one) => shares.some((other) => Math.abs(Math.abs(one - other) - value) < 1e-6 && one !== other)),
  );
}

const inWords: readonly (readonly [RegExp, number])[] = [
  [/\bone (?:\p{L}+ )?in five\b|\ba fifth\b|\bone-fifth\b/iu, 20],
  [/\bone (?:\p{L}+ )?in four\b|\ba quarter of\b(?!\s(?:an?\s|the\s)?(?:hour|century|year|mile))|\bone[- ]quarter\b/iu, 25],
  [/\bone (?:\p{L}+ )?in ten\b|\ba tenth\b/iu, 10],
  [/\bone (?:\p{L}+ )?in two\b|\bhalf\b|\bla mitad\b|\bla moitié\b|\bdie hälfte\b|\bmetade\b|\bla metà\b/iu, 50],
  [/\bthree[- ]quarters\b/iu, 75],
  [/\btwo[- ]fifths\b/iu, 40],
];

/** Whether a percentage is said in words in `source`. */
export function isShareInWords(asked: Figure, source: string): boolean {
  return asked.unit === 'percent' && inWords.some(([pattern, share]) => asked.values.includes(share) && pattern.test(source));
}

/** Fractions and multiples in words: each is a claim of its own that a source has to make too. */
const portions: readonly (readonly [RegExp, string, readonly [number, number]])[] = [
  [/\btwo[- ]thirds\b|\bdos tercios\b|\bdeux tiers\b|\bzwei drittel\b|\bdois terços\b|\bdue terzi\b/giu, 'two-thirds', [0.65, 0.68]],
  [/\b(?:one|a)[- ]third\b|\bun tercio\b|\bun tiers\b|\bein drittel\b|\bum terço\b|\bun terzo\b/giu, 'a third', [0.32, 0.345]],
  [/\bthree[- ]quarters\b|\btres cuartas partes\b|\btrois quarts\b|\bdrei viertel\b/giu, 'three-quarters', [0.74, 0.76]],
  [
    /\b(?:one|a)[- ]quarter of\b(?!\s(?:an?\s|the\s)?(?:hour|century|year|mile))|\b(?:by|than|nearly|almost|about|dropped|fell|rose) a quarter\b(?!\s(?:of\s)?(?:an?\s|the\s)?(?:hour|century|year|mile))|\bun quart\b|\bein viertel\b|\bum quarto\b|\bun quarto\b|\buna cuarta parte\b/giu,
    'a quarter',
    [0.24, 0.26],
  ],
  [
    /\bhalf\b(?!-|\s+(?:an?|past|brother|sister)\b)|\bla mitad\b|\bla moitié\b|\bdie hälfte\b|\bmetade\b|\bla metà\b/giu,
    'half',
    [0.45, 0.5499],
  ],
  [
    /\b(?:doubl(?:e|ed|es|ing)|twice|twofold)\b|\bel doble\b|\bduplic\p{L}*|\bdoublé\p{L}*|\bverdoppel\p{L}*|\bdoppelt\b|\bdobr\p{L}+|\braddoppi\p{L}*|\bвдвое\b|\bудво\p{L}*/giu,
    'double',
    [2, 2],
  ],
  [
    /\b(?:tripl(?:e|ed|es|ing)|threefold|three times)\b|\bel triple\b|\btriplic\p{L}*|\btriplé\p{L}*|\bverdreifach\p{L}*|\bтроекратн\p{L}*|\bвтрое\b/giu,
    'triple',
    [3, 3],
  ],
  [/\b(?:quadrupl(?:e|ed|es|ing)|fourfold|four times)\b|\bcuadruplic\p{L}*|\bvervierfach\p{L}*|\bвчетверо\b/giu, 'four times', [4, 4]],
];

export interface Portion {
  readonly text: string;
  readonly name: string;
  /** Values that a share in figures may have to be called so. */
  readonly range: readonly [number, number];
}

export function portionsIn(text: string): Portion[] {
  return portions.flatMap(([pattern, name, range]) => Array.from(text.matchAll(pattern), (match) => ({ text: match[0], name, range })));
}

/** Whether a percentage is what a fraction in `source` says: "a quarter" and 25 percent. "A third" is 33. */
export function isPortion(asked: Figure, source: string): boolean {
  if (asked.unit !== 'percent') return false;
  return portionsIn(source).some(({ range: [least, most] }) =>
    asked.values.some((value) => most < 1 && Math.abs(value / 100 - (least + most) / 2) < 0.0085),
  );
}
