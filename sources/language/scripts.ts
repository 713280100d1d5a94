// Which scripts a text is written in, and which one a language is. East Asian languages are told by their scripts alone.

/** Characters that are remembered with their scripts: all of the alphabets, and the commonest ideographs. */
const mostRemembered = 20_000;

const patterns: Readonly<Record<string, RegExp>> = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Arabic: /\p{Script=Arabic}/u,
  Devanagari: /\p{Script=Devanagari}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Han: /\p{Script=Han}/u,
  Hangul: /\p{Script=Hangul}/u,
};

export interface Letters {
  /** Letters, and the vowel signs over and under them, of each script; `Other` for all that are not named here. */
  readonly byScript: ReadonlyMap<string, number>;
  readonly total: number;
  /** Characters that are no space. */
  readonly written: number;
}

export function countLetters(text: string): Letters {
  const byScript = new Map(Object.keys(patterns).map((name) => [name, 0]));
  let [total, written] = [0, 0];
  for (const character of text) {
    const script = scriptOfCharacter(character);
    if (script === space) continue;
    written += 1;
    if (script === none) continue;
    total += 1;
    byScript.set(script, (byScript.get(script) ?? 0) + 1);
  }
  return { byScript, total, written };
}

const space = ' ';
const none = '';
const scriptsOfCharacters = new Map<string, string>();

/** Remembered: a text has few different characters. `space`, or `none` for what is no letter. */
function scriptOfCharacter(character: string): string {
  const known = scriptsOfCharacters.get(character);
  if (known !== undefined) return known;
  const named = Object.entries(patterns).find(([, pattern]) => pattern.test(character))?.[0];
  const script = /\s/u.test(character) ? space : /[\p{L}\p{M}]/u.test(character) ? (named ?? 'Other') : none;
  if (scriptsOfCharacters.size < mostRemembered) scriptsOfCharacters.set(character, script);
  return script;
}

const names: Readonly<Record<string, string>> = {
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

const scriptsOfLanguages = new Map<string, string>();

/** Script of a language as CLDR has it, by the names above. */
export function scriptOf(language: string): string {
  let script = scriptsOfLanguages.get(language);
  if (script === undefined) {
    script = names[new Intl.Locale(language).maximize().script ?? 'Latn'] ?? 'Other';
    if (scriptsOfLanguages.size < mostRemembered) scriptsOfLanguages.set(language, script);
  }
  return script;
}

/** The language of East Asian text, by which of its scripts prevail; null for other text. */
export function eastAsian({ byScript: counts, total }: Letters): { language: string; confidence: number } | null {
  const [kana, han, hangul] = [counts.get('Kana') ?? 0, counts.get('Han') ?? 0, counts.get('Hangul') ?? 0];
  if (kana + han + hangul < total * 0.4 || kana + han + hangul < 4) return null;
  if (hangul > kana + han) return { language: 'ko', confidence: 0.99 };
  if (kana > (kana + han) * 0.08) return { language: 'ja', confidence: 0.98 };
  return { language: 'zh', confidence: han > 20 ? 0.97 : 0.8 };
}
