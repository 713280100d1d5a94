// Words that are figures or belong to one: multipliers in any language (from the runtime's locale data), spelled numbers, units.
import { spelledElsewhere } from '../../core/spelled-numbers.ts';
import { foldWord } from './words.ts';

/** Folded multiplier words of a language, with what they multiply by. */
export type Multipliers = ReadonlyMap<string, number>;

const shared: readonly [string, number][] = [
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['mio', 1e6],
  ['bn', 1e9],
  ['mld', 1e9],
  ['mrd', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
  ['crore', 1e7],
  ['lakh', 1e5],
];
const english: readonly [string, number][] = [
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
];
const own: Readonly<Record<string, readonly [string, number][]>> = {
  en: [...english, ['thousands', 1e3], ['millions', 1e6], ['billions', 1e9], ['hundred', 100], ['dozen', 12], ['dozens', 12], ['b', 1e9]],
  de: [
    ['tausend', 1e3],
    ['tsd', 1e3],
  ],
  es: [['mil', 1e3]],
  pt: [['mil', 1e3]],
  it: [['mila', 1e3]],
  ru: [
    ['тыс', 1e3],
    ['тысяч', 1e3],
    ['тысячи', 1e3],
  ],
  zh: [
    ['万', 1e4],
    ['萬', 1e4],
    ['亿', 1e8],
    ['億', 1e8],
  ],
  ja: [
    ['万', 1e4],
    ['億', 1e8],
    ['兆', 1e12],
  ],
};
const built = new Map<string, Multipliers>();

function build(language: string): Multipliers {
  const words = new Map<string, number>(shared);
  let locale: string[] = [];
  try {
    locale = Intl.NumberFormat.supportedLocalesOf([language]);
  } catch {
    // `und` and the like: shared forms only.
  }
  if (locale.length > 0) {
    for (const compactDisplay of ['long', 'short'] as const) {
      const format = new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay, numberingSystem: 'latn', useGrouping: false });
      for (const size of [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12]) {
        for (const times of [1, 2, 5]) {
          const parts = format.formatToParts(size * times);
          const mantissa = Number(parts.find((part) => part.type === 'integer')?.value ?? 0);
          const word =
            parts
              .find((part) => part.type === 'compact')
              ?.value.replace(/\.$/u, '')
              .trim() ?? '';
          if (mantissa > 0 && /^\p{L}[\p{L}\p{M}]+$|^[\p{Script=Han}]$/u.test(word)) words.set(foldWord(word), (size * times) / mantissa);
        }
      }
    }
  } else for (const [word, value] of english) words.set(word, value);
  for (const [word, value] of own[language] ?? []) words.set(foldWord(word), value);
  return words;
}

export function multipliersOf(language: string): Multipliers {
  let words = built.get(language);
  if (words === undefined) {
    words = build(language);
    built.set(language, words);
  }
  return words;
}

const spelledEnglish =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const spelled = new Map<string, ReadonlyMap<string, number>>();

/** Spelled numbers of a language below one hundred, folded. */
export function spelledNumbersOf(language: string): ReadonlyMap<string, number> {
  let words = spelled.get(language);
  if (words !== undefined) return words;
  const entries: [string, number][] = (spelledElsewhere[language] ?? '')
    .split(' ')
    .filter(Boolean)
    .map((word, index) => [foldWord(word), index + 2]);
  if (language === 'en') {
    spelledEnglish.forEach((word, index) => {
      if (index !== 1) entries.push([word, index]);
    });
    for (const [word, value] of Object.entries(tens)) entries.push([word, value]);
  }
  // Words that are other things as often: Italian "sei" (you are), Turkish "on" and English "zero" stay, Spanish "once" stays.
  words = new Map(entries.filter(([word]) => word !== 'sei'));
  spelled.set(language, words);
  return words;
}

const currencySigns: Readonly<Record<string, string>> = {
  $: 'dollar',
  '€': 'euro',
  '£': 'pound',
  '¥': 'yen',
  '₹': 'rupee',
  '₽': 'rouble',
  '₴': 'hryvnia',
  '₺': 'lira',
  '₩': 'won',
  '₪': 'shekel',
};
const unitWords: readonly [RegExp, string][] = [
  [/^(?:percent|pct|per ?cent|prozent|procent\p{L}*|процент\p{L}*|відсотк\p{L}*|yuzde|प्रतिशत|फीसदी|بالمئة|بالمائة|مئة|مائة)$/u, 'percent'],
  [/^(?:dollars?|dolar\p{L}{0,3}|dollari|доллар\p{L}*|долар\p{L}*|دولار\p{L}*|डॉलर|usd|美元|ドル|달러)$/u, 'dollar'],
  [/^(?:euros?|евро|євро|يورو|यूरो|eur|欧元|ユーロ|유로)$/u, 'euro'],
  [/^(?:pounds? sterling|gbp|英镑)$/u, 'pound'],
  [/^(?:yen|jpy|日元|円)$/u, 'yen'],
  [/^(?:yuan|renminbi|cny|人民币)$/u, 'yuan'],
  [/^(?:rupees?|रुपये|रुपए|inr|卢比)$/u, 'rupee'],
  [/^(?:ro?ubles?|rublos?|рубл\p{L}*|rub|卢布)$/u, 'rouble'],
];

export function currencyOfSign(sign: string): string | null {
  return currencySigns[sign] ?? null;
}

/** The unit a folded word stands for: percent or a currency. */
export function unitOfWord(key: string): string | null {
  return unitWords.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}
