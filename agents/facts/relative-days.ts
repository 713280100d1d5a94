// Days and weeks told from the day of the report: "yesterday", "last week", "nächsten Monat". A language without an entry has none.

interface RelativeWords {
  readonly yesterday: string;
  readonly today: string;
  readonly tomorrow: string;
  /** Words before or after "week", "month", "year" or a weekday that mean the last and the next one. */
  readonly last: string;
  readonly next: string;
  readonly week: string;
  readonly month: string;
  readonly year: string;
  /** The adjective follows its noun ("la semana pasada"). */
  readonly after?: true;
}

export const relativeWords: Readonly<Record<string, RelativeWords>> = {
  en: {
    yesterday: 'yesterday',
    today: 'today|tonight',
    tomorrow: 'tomorrow',
    last: 'last',
    next: 'next',
    week: 'week',
    month: 'month',
    year: 'year',
  },
  es: {
    yesterday: 'ayer',
    today: 'hoy',
    tomorrow: '(?<!(?:la|esta|de|por la) )mañana',
    last: 'pasad[oa]',
    next: 'próxim[oa]|que viene',
    week: 'semana',
    month: 'mes',
    year: 'año',
    after: true,
  },
  fr: {
    yesterday: 'hier',
    today: "aujourd[’']hui",
    tomorrow: 'demain',
    last: 'derni(?:er|ère)|passée?',
    next: 'prochaine?',
    week: 'semaine',
    month: 'mois',
    year: 'an(?:née)?',
    after: true,
  },
  pt: {
    yesterday: 'ontem',
    today: 'hoje',
    tomorrow: 'amanhã',
    last: 'passad[oa]',
    next: 'que vem|próxim[oa]',
    week: 'semana',
    month: 'mês',
    year: 'ano',
    after: true,
  },
  it: {
    yesterday: 'ieri',
    today: 'oggi',
    tomorrow: 'domani',
    last: 'scors[oa]',
    next: 'prossim[oa]',
    week: 'settimana',
    month: 'mese',
    year: 'anno',
    after: true,
  },
  de: {
    yesterday: 'gestern',
    today: 'heute',
    // "morgen" is also the morning.
    tomorrow: '(?<!(?:heute|gestern|am|jeden) )morgen',
    last: '(?:letzte|vergangene|vorige)[nrs]?',
    next: '(?:nächste|kommende)[nrs]?',
    week: 'Woche',
    month: 'Monats?',
    year: 'Jahre?s?',
  },
  nl: {
    yesterday: 'gisteren',
    today: 'vandaag',
    tomorrow: 'morgen',
    last: '(?:vorige|afgelopen)',
    next: '(?:volgende?|komende?)',
    week: 'week',
    month: 'maand',
    year: 'jaar',
  },
  ru: {
    yesterday: 'вчера',
    today: 'сегодня',
    tomorrow: 'завтра',
    last: 'прошл(?:ый|ая|ой|ую|ом|ого)',
    next: '(?:следующ|будущ)(?:ий|ая|ей|ую|ем|его)',
    week: 'недел[яеию]',
    month: 'месяц[ае]?',
    year: 'год[ау]?',
  },
  uk: {
    yesterday: 'вчора|учора',
    today: 'сьогодні',
    tomorrow: 'завтра',
    last: 'минул(?:ий|а|ої|у|ого|ому)',
    next: 'наступн(?:ий|а|ої|у|ого|ому)',
    week: 'тиж(?:день|ня|ні)',
    month: 'місяц[яі]',
    year: 'ро(?:ку|ці|ік)',
  },
  pl: {
    yesterday: 'wczoraj',
    today: 'dzisiaj|dziś',
    tomorrow: 'jutro',
    last: '(?:zeszł|ubiegł)\\p{L}+',
    next: 'przyszł\\p{L}+',
    week: 'tygodni[ua]',
    month: 'miesiąc[ua]',
    year: 'roku?',
  },
  tr: {
    yesterday: 'dün',
    today: 'bugün',
    tomorrow: 'yarın',
    last: 'geçen|geçtiğimiz',
    next: 'gelecek|önümüzdeki',
    week: 'hafta',
    month: 'ay',
    year: 'yıl',
  },
  ar: {
    yesterday: 'أمس|امس',
    today: 'اليوم',
    tomorrow: 'غدا|غدًا',
    last: 'الماضي|الماضية',
    next: 'المقبل|المقبلة|القادم|القادمة',
    week: 'الأسبوع',
    month: 'الشهر',
    year: 'العام|السنة',
    after: true,
  },
  hi: { yesterday: '(?!)', today: 'आज', tomorrow: '(?!)', last: 'पिछले', next: 'अगले', week: 'सप्ताह|हफ्ते', month: 'महीने', year: 'साल|वर्ष' },
  zh: {
    yesterday: '昨天|昨日|昨晚',
    today: '今天|今日',
    tomorrow: '明天|明日',
    last: '上',
    next: '下',
    week: '(?:个)?(?:星期|周)',
    month: '个?月',
    year: '(?!)',
  },
  ja: {
    yesterday: '昨日|きのう',
    today: '今日|本日',
    tomorrow: '明日|あす',
    last: '先',
    next: '来',
    week: '週',
    month: '月',
    year: '(?!)',
  },
};
