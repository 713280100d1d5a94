// Figures in a text, as numbers with the thing they count, so that two accounts of one number can be set side by side.
// Only figures that are surely the same kind are ever compared: a wrong "these differ" is worse than none.
import { spelledNumbers } from '../../../core/spelled-numbers.ts';
import { fold, stem } from './words.ts';

export interface Figure {
  /** Where it begins in the text. */
  readonly start: number;
  /** The value with its multiplier: "1.2 million" is 1200000. */
  readonly value: number;
  /** As written, multiplier and currency sign included. */
  readonly text: string;
  /** What is counted: `%`, a currency, or the stem of the noun that follows; empty when nothing clear follows. */
  readonly unit: string;
  /** The end of the figure with its multiplier and what it counts. */
  readonly end: number;
  /** What is counted as written: `%`, a currency's sign or word, or a noun; empty where nothing clear follows. */
  readonly noun: string;
  /** Whether a word before it leaves room: "at least", "about"; a figure within that room does not differ. */
  readonly room: 'above' | 'below' | 'around' | null;
}

const multipliers: readonly (readonly [RegExp, number])[] = [
  [/^(?:thousand|mil|mille|tausend|тысяч\S*|тис\S*|тыс\S*|duizend|bin|tysi\S*|हज[ाा]र|ألف|آلاف|千)$/u, 1e3],
  [/^(?:万|萬)$/u, 1e4],
  [/^(?:lakh|लाख)$/u, 1e5],
  [
    /^(?:million|millions|millon|millones|millionen|mio|milhao|milhoes|milione|milioni|miljoen|milyon|milion\S*|mln|млн|миллион\S*|мільйон\S*|मिलियन|مليون\S*|m)$/u,
    1e6,
  ],
  [/^(?:crore|करोड़)$/u, 1e7],
  [/^(?:亿|億)$/u, 1e8],
  [
    /^(?:billion|billions|bn|milliard|milliards|milliarden|mrd|mld|bilhao|bilhoes|miliardo|miliardi|miljard|milyar|miliard\S*|млрд|миллиард\S*|мільярд\S*|अरब|مليار\S*)$/u,
    1e9,
  ],
  [/^(?:trillion|trillions|兆|万亿)$/u, 1e12],
];

const months =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|fev|mai|juin|juil|aou|out|dez|gen|mag|giu|lug|set|ott|mär|okt|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)/;

function numberOf(written: string): number | null {
  const digits = fold(written).replace(/[\s\u00a0\u202f]/g, '');
  if (/^\d{1,3}([.,]\d{3})+$/.test(digits)) return Number(digits.replace(/[.,]/g, ''));
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(digits)) return Number(digits.replaceAll(',', ''));
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'));
  const plain = Number(digits.replace(',', '.'));
  return Number.isFinite(plain) ? plain : null;
}

const figure =
  /(?<!(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}.,:/-])(?<sign>[$€£¥₹₽]\s?)?(?<number>\p{Nd}{1,3}(?:[\u00a0\u202f ]\p{Nd}{3})+|\p{Nd}+(?:[.,]\p{Nd}+)*)(?<percent>\s?[%٪])?(?![\p{N}]|-\p{L}|:\p{N})(?:[\s\u00a0-]?(?<next>[\p{L}\p{M}]+\.?))?(?:[\s\u00a0]+(?:of|de|d'|di)?\s?(?<after>[\p{L}\p{M}]+))?/gu;
const words =
  /(?<![\p{L}-])(?<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)[\s\u00a0](?<after>[\p{L}\p{M}]+)/giu;

const currencyWords =
  /^(?:dollars?|euros?|pounds?|crowns?|florins?|rubles?|roubles?|yuan|yen|rupees?|reales|real|pesos?|francs?|kronor|kroner|coronas?|couronnes?|kronen|florines|рубл\S*|крон\S*|флорин\S*|доллар\S*|евро|долларов|كرونة|دولار|فلورين|元|美元|克朗|弗罗林)$/u;

const rooms: readonly (readonly [RegExp, 'above' | 'below' | 'around'])[] = [
  [
    /(?:at least|more than|over|above|no fewer than|no less than|al menos|más de|au moins|plus de|mindestens|mehr als|über|не менее|более|свыше|至少|超过|逾|أكثر من|على الأقل|ما لا يقل عن)\s?$/iu,
    'above',
  ],
  [
    /(?:at most|up to|as many as|as much as|fewer than|less than|nearly|almost|under|hasta|casi|menos de|jusqu['’]à|près de|moins de|bis zu|fast|knapp|weniger als|до|почти|менее|不到|近|أقل من|نحو)\s?$/iu,
    'below',
  ],
  [
    /(?:about|around|some|roughly|approximately|estimated|unos|unas|cerca de|alrededor de|environ|quelque|etwa|rund|около|примерно|порядка|大约|约|حوالي)\s?$/iu,
    'around',
  ],
];

function roomBefore(text: string, at: number): Figure['room'] {
  const before = text.slice(Math.max(0, at - 24), at);
  return rooms.find(([pattern]) => pattern.test(before))?.[1] ?? null;
}

/** What a word after a figure says of it: a currency, the stem of a counted noun, or nothing where the word only joins. */
function unitOf(word: string, language: string, stopWords: ReadonlySet<string>): string {
  const folded = fold(word);
  if (folded === '' || stopWords.has(folded) || /^(?:million|billion|per)$/.test(folded)) return '';
  return currencyWords.test(word.toLowerCase()) ? `¤${folded.slice(0, 4)}` : stem(word, language);
}

/** The two words after a figure. Chinese and Japanese run them together: multiplier, then one measure word or a currency. */
function wordsAfter(groups: Readonly<Record<string, string | undefined>>): { next: string | undefined; after: string | undefined } {
  const { next, after } = groups;
  const run = /^(?<multiplier>万亿|[千万萬亿億兆])?(?<unit>美元|克朗|弗罗林|日元|欧元|[\p{Script=Han}\p{Script=Katakana}])?/u.exec(
    next ?? '',
  );
  const { multiplier, unit } = run?.groups ?? {};
  if (multiplier === undefined && unit === undefined) return { next, after };
  return multiplier === undefined ? { next: unit, after: undefined } : { next: multiplier, after: unit };
}

/** Where a figure ends with the word that says what it counts, which stands right behind it or a word further. */
function endOf(text: string, start: number, written: string, noun: string): number {
  const end = start + written.length;
  const at = noun === '' ? -1 : text.indexOf(noun, end);
  return at === -1 || at - end > 24 ? end : at + noun.length;
}

const plural = /(?:s|people|men|women|children|percent|police|troops)$/;

/** "140 coal barges" counts barges: in English the head of what is counted comes last, and is the first plural. */
function headOf(text: string, end: number, noun: string, stopWords: ReadonlySet<string>): string {
  if (noun === '' || stopWords.has(fold(noun)) || plural.test(noun) || currencyWords.test(noun.toLowerCase())) return noun;
  const next = /^ (?<word>\p{Ll}+)/u.exec(text.slice(end))?.groups?.['word'] ?? '';
  return plural.test(next) && next.length > 3 && !stopWords.has(fold(next)) && !/ss$|(?:us|is)$/.test(next) ? next : noun;
}

/** The comparable figures of a text in order: years, dates, clock times, ordinals and list numbers are left out. */
export function figuresOf(text: string, language: string, stopWords: ReadonlySet<string> = new Set()): Figure[] {
  const found: Figure[] = [];
  // Most texts give no figure, and looking for one with all its surroundings takes long.
  const inDigits = /\p{Nd}/u.test(text) ? text.matchAll(figure) : [];
  for (const match of inDigits) {
    const { sign, number, percent } = match.groups ?? {};
    const value = numberOf(number ?? '');
    if (value === null) continue;
    const { next, after } = wordsAfter(match.groups ?? {});
    const nextWord = fold(next ?? '').replace(/\.$/, '');
    const before =
      fold(text.slice(Math.max(0, match.index - 14), match.index))
        .split(/[\s,]+/)
        .findLast(Boolean) ?? '';
    if (months.test(nextWord) || months.test(before)) continue;
    if (
      sign === undefined &&
      percent === undefined &&
      Number.isInteger(value) &&
      value >= 1800 &&
      value <= 2100 &&
      !/[.,\s]/.test(number ?? '')
    )
      continue;
    if (/^(?:[年月日时]|a\.?m|p\.?m|st|nd|rd|th|uhr|h|am|pm)$/.test(nextWord)) continue;
    const first = multipliers.find(([pattern]) => pattern.test(nextWord))?.[1] ?? 1;
    // "1.2 lakh crore": two multipliers in a row.
    const second = first === 1 ? undefined : multipliers.find(([pattern]) => pattern.test(fold(after ?? '')))?.[1];
    const multiplier = first * (second ?? 1);
    // "14,200 Tallymark machines" counts machines; German writes every noun large.
    const follower =
      second === undefined
        ? after
        : /^[\s\u00a0]+(?<word>[\p{L}\p{M}]+)/u.exec(text.slice(match.index + match[0].length))?.groups?.['word'];
    const named = multiplier === 1 && (language === 'de' || after === undefined || !/^\p{Lu}/u.test(next ?? '')) ? next : follower;
    const namedEnd =
      named === undefined ? match.index : text.indexOf(named, match.index + (sign ?? '').length + (number ?? '').length) + named.length;
    const counted = language === 'en' ? headOf(text, namedEnd, named ?? '', stopWords) : (named ?? '');
    const isPercent =
      percent !== undefined ||
      /^(?:per cent|في (?:المئة|المائة|الميه))$/u.test(`${nextWord} ${(after ?? '').toLowerCase()}`) ||
      /^(?:percent|pct|prozent|procent|proc|процент\S*|відсот\S*)$/.test(nextWord);
    const unit = isPercent ? '%' : (sign?.trim() ?? unitOf(counted, language, stopWords));
    const written =
      `${sign ?? ''}${number ?? ''}${percent ?? ''}${first === 1 ? '' : `${/\p{Script=Han}/u.test(next ?? '') ? '' : ' '}${(next ?? '').replace(/\.$/, '')}`}`.trim();
    const noun = isPercent ? '%' : (sign?.trim() ?? (unit === '' ? '' : counted));
    found.push({
      start: match.index,
      value: value * multiplier,
      text: written,
      unit,
      noun,
      end: endOf(text, match.index, written, isPercent && percent === undefined ? (named ?? '') : noun),
      room: roomBefore(text, match.index),
    });
  }
  if (language === 'en') {
    for (const match of text.matchAll(words)) {
      const { word = '', after = '' } = match.groups ?? {};
      const value = spelledNumbers[word.toLowerCase()];
      const counted = headOf(text, match.index + match[0].length, after, stopWords);
      const unit = unitOf(counted, language, stopWords);
      if (value !== undefined)
        found.push({
          start: match.index,
          value,
          text: word,
          unit,
          noun: unit === '' ? '' : counted,
          end: endOf(text, match.index, word, unit === '' ? '' : counted),
          room: roomBefore(text, match.index),
        });
    }
  }
  return found;
}
