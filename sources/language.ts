// The language a text is written in: measured on the text itself, because pages and feeds often declare the wrong one. The declared one (the hint)
// decides only where the text cannot: too short, or between languages that its letters hardly tell apart. All offline, by trigrams and scripts.
import { francAll } from 'franc';

export interface DetectedLanguage {
  /** ISO 639-1 code, or `und`. */
  readonly language: string;
  /** 0 (nothing known) to 1 (certain). */
  readonly confidence: number;
}

/** ISO 639-3 codes of the detector that CLDR does not shorten to the two letters we want. */
const shortened: Readonly<Record<string, string>> = { zlm: 'ms', tgl: 'tl', nor: 'nb', ckb: 'ku', prs: 'fa', hms: 'zh', uzn: 'uz' };

/** The detector's languages that are read: the rest only draw votes away from those that news is written in. */
const watched =
  'spa eng por ind fra deu jav vie ita tur pol swh sun ron hau bos hrv nld srp yor uzn ibo hun azj ces run plt nya kin zul swe som hat sna xho afr fin slk tuk dan nob als nno cat sot glg lit tsn lug slv epo lvs tso ekk rus ukr bel bul kaz tat tgk kir mkd khk arb urd pes pbu ckb hin mar npi mya amh tir heb cmn ben jpn kor tel tam guj kan mal pan tha sin ell khm hye bod kat lao zlm tgl uig'.split(
    ' ',
  );

/** Languages written in one of several scripts: without this a detector that knows Bosnian in Cyrillic finds it in Russian sentences. */
const byScript: Readonly<Record<string, readonly string[]>> = {
  Cyrillic: 'rus ukr bel bul srp mkd kaz kir tat tgk khk uzn'.split(' '),
  Arabic: 'arb urd pes pbu ckb uig'.split(' '),
  Devanagari: 'hin mar npi'.split(' '),
};

/** Letters that one language of a script has and its neighbours lack (in texts `without` others), the surest first: they outweigh trigrams. */
const tellingLetters: Readonly<Record<string, readonly (readonly [language: string, letters: RegExp, without?: RegExp])[]>> = {
  Cyrillic: [
    ['kk', /[әұ]/giu],
    ['tg', /[ӣӯҷҳ]/giu],
    ['be', /ў/giu],
    ['uk', /[іїєґ]/giu, /[ыэёўүө]/iu],
    ['mk', /[ѓќѕ]/giu],
    ['sr', /[ђћ]/giu],
  ],
  Latin: [
    ['is', /þ/giu],
    ['mt', /ħ/giu],
    ['az', /ə/giu],
  ],
  Arabic: [
    ['ur', /[ٹڈڑےںہ]/gu],
    ['ps', /[ټډړښږڼ]/gu],
    ['ku', /[ۆێڵڕە]/gu],
  ],
};

/** Commonest words of languages that the detector has no model of, without those that its other languages share. */
const commonWords: Readonly<Record<string, ReadonlySet<string>>> = {
  ga: new Set('agus an na bhí tá go leis ag sé atá chun faoi ach níl gur mar sin den'.split(' ')),
  cy: new Set('yn yr y wedi mae ei gan fod oedd eu hefyd sydd ar dros bod gyda ond eich'.split(' ')),
  eu: new Set('eta da ez du bat dira zen dute ere zuen izan dela baina hau dituzte egin'.split(' ')),
  mi: new Set('te ki nga ngā ko kei ka kua hoki taua ana mō nei tēnei rātou katoa whakaaro'.split(' ')),
};

/** A language whose commonest words are an eighth of the text, four different ones at least. */
function byCommonWords(text: string): string | null {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  for (const [language, common] of Object.entries(commonWords)) {
    const found = words.filter((word) => common.has(word));
    if (found.length * 8 >= words.length && new Set(found).size >= 4) return language;
  }
  return null;
}

/** Languages so close that the declared one is believed against a moderately better score. */
const families: readonly (readonly string[])[] = [
  ['bs', 'hr', 'sr', 'sl'],
  ['nb', 'nn', 'da'],
  ['id', 'ms', 'jv', 'su'],
  ['es', 'gl', 'pt', 'ca'],
  ['cs', 'sk'],
  ['zu', 'xh', 'ss', 'nr'],
  ['st', 'tn', 'nso'],
  ['ru', 'be', 'uk', 'bg', 'mk', 'sr'],
  ['hi', 'mr', 'ne'],
  ['fa', 'ps', 'ur', 'ku', 'ar'],
  ['af', 'nl'],
  ['tr', 'az', 'tk'],
  ['kk', 'ky', 'tt'],
  ['rn', 'rw'],
];

function twoLetters(code: string): string {
  const known = shortened[code];
  if (known !== undefined) return known;
  const canonical = Intl.getCanonicalLocales(code)[0] ?? code;
  return canonical === 'no' ? 'nb' : canonical;
}

/** The ISO 639-1 code in a language tag such as `en-GB` or `pt_BR`; null where there is none. */
export function languageOfTag(tag: string | null | undefined): string | null {
  const primary = /^[a-z]{2,3}(?=$|[-_])/i.exec((tag ?? '').trim())?.[0]?.toLowerCase();
  if (primary === undefined) return null;
  const code = twoLetters(primary);
  return /^[a-z]{2}$/.test(code) && code !== 'xx' ? code : null;
}

const scripts: Readonly<Record<string, RegExp>> = {
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

function scriptCounts(text: string): Map<string, number> {
  return new Map(Object.entries(scripts).map(([name, pattern]) => [name, text.match(pattern)?.length ?? 0]));
}

/** Script of a language as CLDR has it, in the names above. */
function scriptOf(language: string): string {
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
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
  return names[script] ?? 'Other';
}

/** Languages that the detector does not know and the hint alone can name; only in their own script. */
const detectable = new Set(watched.map(twoLetters));

/** East Asian text by its script: the trigrams' model is thrown by the share of Han characters in Japanese. */
function eastAsian(counts: Map<string, number>): DetectedLanguage | null {
  const [kana, han, hangul] = [counts.get('Kana') ?? 0, counts.get('Han') ?? 0, counts.get('Hangul') ?? 0];
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (kana + han + hangul < total * 0.4 || kana + han + hangul < 4) return null;
  if (hangul > kana + han) return { language: 'ko', confidence: 0.99 };
  if (kana > (kana + han) * 0.08) return { language: 'ja', confidence: 0.98 };
  return { language: 'zh', confidence: han > 20 ? 0.97 : 0.8 };
}

const enoughLetters = 24;
/** Most scripts beyond the large ones are of one language each. */
const enoughInOwnScript = 8;
const readCharacters = 4000;

/** Detects the language of `text` (its first 4,000 characters). `hint` is a declared language tag. */
export function detectLanguage(text: string, hint: string | null = null): DetectedLanguage {
  const sample = text.slice(0, readCharacters);
  const counts = scriptCounts(sample);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const declared = languageOfTag(hint);
  const declaredFits = declared !== null && total > 0 && (counts.get(scriptOf(declared)) ?? 0) * 2 > total;
  const asian = eastAsian(counts);
  if (asian !== null) return asian;
  const script = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
  if (total < (script === 'Other' ? enoughInOwnScript : enoughLetters))
    return declaredFits && declared !== null ? { language: declared, confidence: 0.5 } : { language: 'und', confidence: 0 };

  const telling = tellingLetters[script]?.find(
    ([, letters, without]) => without?.test(sample) !== true && (sample.match(letters)?.length ?? 0) >= Math.max(2, total / 150),
  );
  if (telling !== undefined) return { language: telling[0], confidence: 0.95 };

  const byWords = script === 'Latin' ? byCommonWords(sample) : null;
  if (byWords !== null) return { language: byWords, confidence: 0.85 };

  const scores = new Map<string, number>();
  for (const [code, score] of francAll(sample, { only: [...(byScript[script] ?? watched)], minLength: 10 })) {
    const language = twoLetters(code);
    if (/^[a-z]{2}$/.test(language) && score > (scores.get(language) ?? -1)) scores.set(language, score);
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const best = ranked[0];
  if (best === undefined)
    return declaredFits && declared !== null ? { language: declared, confidence: 0.4 } : { language: 'und', confidence: 0 };
  const [language, score] = best;
  const lead = score - (ranked[1]?.[1] ?? 0);
  const size = Math.min(1, total / 200);
  const confidence = Math.min(0.99, 0.5 + size * 0.25 + Math.min(1, lead / 0.15) * 0.25);
  if (declared === null || declared === language || !declaredFits)
    return { language, confidence: declared === language ? Math.max(confidence, 0.95) : confidence };
  // The hint disagrees with the text. It wins where the text leaves it open.
  if (!detectable.has(declared)) return lead < 0.12 ? { language: declared, confidence: 0.6 } : { language, confidence: confidence * 0.8 };
  const gap = score - (scores.get(declared) ?? 0);
  const related = families.some((family) => family.includes(declared) && family.includes(language));
  if (gap < (related ? 0.12 : 0.04)) return { language: declared, confidence: 0.7 };
  return { language, confidence: confidence * 0.9 };
}
