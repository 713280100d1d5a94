// Which letters a text is written in, and which languages are written in them.

export type Script = 'Latin' | 'Cyrillic' | 'Arabic' | 'Devanagari' | 'Hebrew' | 'Kana' | 'Han' | 'Hangul' | 'Other';

const patterns: Readonly<Record<Script, RegExp>> = {
  Latin: /\p{Script=Latin}/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Devanagari: /\p{Script=Devanagari}/gu,
  Hebrew: /\p{Script=Hebrew}/gu,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Han: /\p{Script=Han}/gu,
  Hangul: /\p{Script=Hangul}/gu,
  Other:
    /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Hebrew}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}])\p{L}/gu,
};
const latinAlone = /^[\p{Script=Latin}\P{L}]*$/u;

export interface Letters {
  readonly counts: Readonly<Record<Script, number>>;
  readonly total: number;
  /** The script of most letters. */
  readonly script: Script;
}

export function lettersOf(text: string): Letters {
  const counts: Record<Script, number> = {
    Latin: 0,
    Cyrillic: 0,
    Arabic: 0,
    Devanagari: 0,
    Hebrew: 0,
    Kana: 0,
    Han: 0,
    Hangul: 0,
    Other: 0,
  };
  const found = latinAlone.test(text) ? (['Latin'] as const) : (Object.keys(patterns) as Script[]);
  for (const script of found) counts[script] = text.match(patterns[script])?.length ?? 0;
  const entries = Object.entries(counts) as [Script, number][];
  const [script] = entries.reduce((most, one) => (one[1] > most[1] ? one : most));
  return { counts, total: entries.reduce((sum, [, count]) => sum + count, 0), script };
}

const names: Readonly<Record<string, Script>> = {
  Latn: 'Latin',
  Cyrl: 'Cyrillic',
  Arab: 'Arabic',
  Deva: 'Devanagari',
  Hebr: 'Hebrew',
  Jpan: 'Kana',
  Hans: 'Han',
  Hant: 'Han',
  Kore: 'Hangul',
};

/** Languages that the press writes in a second script too, beside the one that CLDR gives them. */
const second: Readonly<Record<string, Script>> = {
  sr: 'Latin',
  uz: 'Cyrillic',
  az: 'Cyrillic',
  kk: 'Latin',
  tk: 'Cyrillic',
  ku: 'Arabic',
  tg: 'Arabic',
  pa: 'Arabic',
  sd: 'Devanagari',
};

const known = new Map<string, Script>();

/** The script of a language (ISO 639 code) as CLDR has it. */
function mainScriptOf(language: string): Script {
  const before = known.get(language);
  if (before !== undefined) return before;
  const script = names[new Intl.Locale(language).maximize().script ?? 'Latn'] ?? 'Other';
  known.set(language, script);
  return script;
}

export function isWrittenIn(language: string, script: Script): boolean {
  return mainScriptOf(language) === script || second[language] === script;
}
