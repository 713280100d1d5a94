// "Last week", "this year", "el mes pasado", "去年": periods that are told from the day of publication, as a unit and how many units away.
import { foldWord } from './words.ts';

export type PeriodUnit = 'day' | 'week' | 'month' | 'year' | 'quarter' | 'season' | 'century';

export interface Period {
  readonly start: number;
  readonly end: number;
  readonly unit: PeriodUnit;
  readonly shift: -1 | 0 | 1;
}

type Words = Readonly<Record<string, string>>;
interface PeriodWords {
  /** Unit by word. */
  readonly units: Words;
  /** Words before or after the unit. */
  readonly past: string;
  readonly present: string;
  readonly future: string;
}

const words: Readonly<Record<string, PeriodWords>> = {
  en: {
    units: {
      week: 'week',
      weekend: 'week',
      month: 'month',
      year: 'year',
      quarter: 'quarter',
      spring: 'season',
      summer: 'season',
      fall: 'season',
      autumn: 'season',
      winter: 'season',
      century: 'century',
    },
    past: 'last|past|previous',
    present: 'this|current',
    future: 'next|coming',
  },
  es: {
    units: { semana: 'week', mes: 'month', año: 'year', trimestre: 'quarter' },
    past: 'pasad[oa]|último|última',
    present: 'este|esta|actual',
    future: 'próxim[oa]|que viene',
  },
  fr: {
    units: { semaine: 'week', mois: 'month', an: 'year', année: 'year', trimestre: 'quarter' },
    past: 'derni(?:er|ère)|passée?',
    present: 'ce|cette',
    future: 'prochaine?',
  },
  de: {
    units: { woche: 'week', monat: 'month', jahr: 'year', jahres: 'year', quartal: 'quarter' },
    past: 'vergangene[nmrs]?|letzte[nmrs]?|vorige[nmrs]?',
    present: 'diese[nmrs]?',
    future: 'nächste[nmrs]?|kommende[nmrs]?',
  },
  pt: {
    units: { semana: 'week', mês: 'month', ano: 'year', trimestre: 'quarter' },
    past: 'passad[oa]|últim[oa]',
    present: 'este|esta|neste|nesta',
    future: 'próxim[oa]|que vem',
  },
  it: {
    units: { settimana: 'week', mese: 'month', anno: 'year', trimestre: 'quarter' },
    past: 'scors[oa]|passat[oa]',
    present: "questo|questa|quest['’]",
    future: 'prossim[oa]',
  },
  ru: {
    units: { неделе: 'week', неделю: 'week', неделя: 'week', месяце: 'month', месяц: 'month', году: 'year', год: 'year', года: 'year' },
    past: 'прошл(?:ой|ого|ом|ый|ую)',
    present: 'эт(?:ой|ого|ом|от|у)|нынешн\\p{L}+',
    future: 'следующ\\p{L}+|будущ\\p{L}+',
  },
  ar: {
    units: { الأسبوع: 'week', الشهر: 'month', العام: 'year', السنة: 'year' },
    past: 'الماضي|الماضية',
    present: 'هذا|هذه|الحالي|الجاري',
    future: 'المقبل|المقبلة|القادم|القادمة',
  },
  hi: {
    units: { हफ्ते: 'week', सप्ताह: 'week', महीने: 'month', साल: 'year', वर्ष: 'year' },
    past: 'पिछले|पिछली|बीते',
    present: 'इस',
    future: 'अगले|अगली',
  },
};
const fixed: Readonly<Record<string, Readonly<Record<string, readonly [PeriodUnit, Period['shift']]>>>> = {
  zh: {
    去年: ['year', -1],
    今年: ['year', 0],
    明年: ['year', 1],
    上周: ['week', -1],
    本周: ['week', 0],
    下周: ['week', 1],
    上月: ['month', -1],
    上个月: ['month', -1],
    本月: ['month', 0],
    下个月: ['month', 1],
    昨天: ['day', -1],
    今天: ['day', 0],
    明天: ['day', 1],
  },
  ja: {
    昨年: ['year', -1],
    去年: ['year', -1],
    今年: ['year', 0],
    来年: ['year', 1],
    先週: ['week', -1],
    今週: ['week', 0],
    来週: ['week', 1],
    先月: ['month', -1],
    今月: ['month', 0],
    来月: ['month', 1],
    昨日: ['day', -1],
    明日: ['day', 1],
  },
};

interface Patterns {
  readonly pattern: RegExp;
  readonly units: ReadonlyMap<string, PeriodUnit>;
  readonly shifts: readonly (readonly [RegExp, Period['shift']])[];
}
const built = new Map<string, Patterns>();

function patternsOf(language: string, { units, past, present, future }: PeriodWords): Patterns {
  let patterns = built.get(language);
  if (patterns === undefined) {
    const unit = Object.keys(units).join('|');
    const shift = `${past}|${present}|${future}`;
    const edge = [String.raw`(?<![\p{L}\p{M}\p{N}])`, String.raw`(?![\p{L}\p{M}\p{N}])`];
    const either = `(?<before>${shift})\\s?(?<one>${unit})|(?<other>${unit})\\s(?<after>${shift})`;
    patterns = {
      pattern: new RegExp(`${edge[0] ?? ''}(?:${either})${edge[1] ?? ''}`, 'giu'),
      units: new Map(Object.entries(units).map(([word, kind]) => [foldWord(word), kind as PeriodUnit])),
      shifts: (
        [
          [past, -1],
          [present, 0],
          [future, 1],
        ] as const
      ).map(([list, away]) => [new RegExp(`^(?:${list})$`, 'iu'), away]),
    };
    built.set(language, patterns);
  }
  return patterns;
}

/** Periods of a text, in order. `language` is an ISO 639-1 code; languages without a list have none. */
export function periodsIn(text: string, language: string): Period[] {
  const list = fixed[language];
  if (list !== undefined) {
    return Object.entries(list).flatMap(([word, [unit, shift]]) =>
      Array.from(text.matchAll(new RegExp(word, 'gu')), (match) => ({ start: match.index, end: match.index + word.length, unit, shift })),
    );
  }
  const own = words[language];
  if (own === undefined) return [];
  const { pattern, units, shifts } = patternsOf(language, own);
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const { before, one, other, after } = match.groups ?? {};
    const unit = units.get(foldWord(one ?? other ?? ''));
    const shift = shifts.find(([expression]) => expression.test(before ?? after ?? ''))?.[1];
    return unit === undefined || shift === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, unit, shift }];
  });
}
