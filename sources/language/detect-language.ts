// The language a text is written in: measured on the text itself, because pages and feeds often declare the wrong one. fastText and a model of
// character runs are asked together; the declared language (the hint) decides only where the text cannot: too short, or between languages that
// hardly differ in writing. All offline.
import { readFile } from 'node:fs/promises';
import { francAll } from 'franc';
import { openFastText, type FastText } from './fasttext.ts';
import { createNgramModel, type NgramCounts, type NgramModel } from './ngrams.ts';
import { countLetters, eastAsian, scriptOf } from './scripts.ts';

export interface DetectedLanguage {
  /** ISO 639-1 code, or `und`. */
  readonly language: string;
  /** 0 (nothing known) to 1 (certain): a share of right answers, as calibrated on single sentences by `bench language-train`. */
  readonly confidence: number;
}

/** ISO 639-3 codes that CLDR does not shorten to the two letters we want. */
const shortened: Readonly<Record<string, string>> = {
  zlm: 'ms',
  tgl: 'tl',
  nor: 'nb',
  no: 'nb',
  ckb: 'ku',
  prs: 'fa',
  hms: 'zh',
  uzn: 'uz',
};

/** Labels of fastText's model for what counts as another language here: its varieties, as Wikipedias are named. */
const varieties: Readonly<Record<string, string>> = {
  arz: 'ar',
  als: 'de',
  bar: 'de',
  nds: 'de',
  azb: 'az',
  sh: 'sr',
  wuu: 'zh',
  yue: 'zh',
};

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
  ['am', 'ti'],
  ['ha', 'so'],
];

const codesOf = new Map<string, string>();

/** The code of a language by CLDR, two letters where it has two. Remembered: there are a few hundred. */
function twoLetters(code: string): string {
  let known = shortened[code] ?? codesOf.get(code);
  if (known === undefined) {
    known = Intl.getCanonicalLocales(code)[0] ?? code;
    if (codesOf.size < 1000) codesOf.set(code, known);
  }
  return known;
}

/** The ISO 639-1 code in a language tag such as `en-GB` or `pt_BR`; null where there is none. */
export function languageOfTag(tag: string | null | undefined): string | null {
  const primary = /^[a-z]{2,3}(?=$|[-_])/i.exec((tag ?? '').trim())?.[0]?.toLowerCase();
  if (primary === undefined) return null;
  const code = twoLetters(primary);
  return /^[a-z]{2}$/.test(code) && code !== 'xx' ? code : null;
}

/** Weight of the n-gram model beside fastText's log probability; 3 to 8 hardly differ in cross-validation. */
const ngramWeight = 4;
/** Least probability that fastText gives a language: it is never quite sure. */
const leastProbability = 1e-4;
/** Of a language that fastText's model does not know, so that only the n-grams speak for it. */
const unknownProbability = 0.01;
/** Score by n-grams of a language that only fastText knows: what nine of ten sentences reach in their own language. */
const ngramsUnknown = 0.6;
/** Divides the scores before they become probabilities, so that the confidence is the share of right answers. */
const temperature = 1.7;

/** Languages of the n-gram model that fastText's lacks. */
const missingInFastText = new Set(['lg', 'mi', 'ny', 'sn', 'st', 'tn', 'ts', 'xh', 'zu']);
/** Languages that only franc knows: asked where the other two are unsure of a long text. */
const beyond: Readonly<Record<string, string>> = { hau: 'ha', ibo: 'ig', kin: 'rw', nya: 'ny', tir: 'ti' };

interface Detector {
  readonly fastText: FastText;
  readonly ngrams: NgramModel;
}

/** Scores of all languages that either model names, the best first. Differences are log odds, roughly. */
export function scoreLanguages({ fastText, ngrams }: Detector, text: string): (readonly [language: string, score: number])[] {
  const probabilities = new Map<string, number>();
  for (const [label, probability] of fastText(text)) {
    const language = varieties[label] ?? twoLetters(label);
    probabilities.set(language, Math.max(probability, probabilities.get(language) ?? 0));
  }
  const runs = ngrams.score(text);
  const scores: (readonly [language: string, score: number])[] = ngrams.languages.map((language, index) => {
    const least = missingInFastText.has(language) ? unknownProbability : leastProbability;
    const probability = Math.max(least, probabilities.get(language) ?? 0);
    probabilities.delete(language);
    return [language, Math.log(probability) + ngramWeight * (runs[index] ?? 0)];
  });
  for (const [language, probability] of probabilities) {
    if (language.length === 2) scores.push([language, Math.log(Math.max(leastProbability, probability)) + ngramWeight * ngramsUnknown]);
  }
  return scores.sort((a, b) => b[1] - a[1]);
}

/** The best score's share, as a probability. */
export function confidenceOf(ranked: readonly (readonly [string, number])[], divisor = temperature): number {
  const best = ranked[0]?.[1] ?? 0;
  return 1 / ranked.reduce((sum, [, score]) => sum + Math.exp((score - best) / divisor), 0);
}

async function openDetector(): Promise<Detector> {
  const [fastText, counts] = await Promise.all([openFastText(), readFile(new URL('ngram-counts.json', import.meta.url), 'utf8')]);
  return { fastText, ngrams: createNgramModel(JSON.parse(counts) as NgramCounts) };
}

let detector: Promise<Detector> | undefined;

const enoughLetters = 24;
/** Most scripts beyond the large ones are of one language each. */
const enoughInOwnScript = 8;
/** Share of letters among what is no space: less is a table, or code. */
const leastLetters = 0.6;
const readCharacters = 2000;
/** franc needs so many letters to be asked, and the others must be less sure than this. */
const enoughForFranc = 120;
const unsure = 0.8;
/** Below this nothing is said. */
const leastConfidence = 0.25;
/** Log odds by which the text must speak against the hint: within a family of languages that hardly differ in writing, and else. */
const againstHint = { related: 5, other: 1.5 };

/** Detects the language of `text` (its first 2,000 characters). `hint` is a declared language tag. */
export async function detectLanguage(text: string, hint: string | null = null): Promise<DetectedLanguage> {
  const sample = text.slice(0, readCharacters);
  const letters = countLetters(sample);
  const { byScript, total, written } = letters;
  const declared = languageOfTag(hint);
  const fits = declared !== null && total > 0 && (byScript.get(scriptOf(declared)) ?? 0) * 2 > total;
  const asian = eastAsian(letters);
  if (asian !== null) return asian;
  const script = [...byScript].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
  if (total < (script === 'Other' ? enoughInOwnScript : enoughLetters) || total < written * leastLetters)
    return fits && declared !== null ? { language: declared, confidence: 0.5 } : { language: 'und', confidence: 0 };

  const ranked = scoreLanguages(await (detector ??= openDetector()), sample);
  const [best, score] = ranked[0] ?? ['und', 0];
  const confidence = confidenceOf(ranked);
  if (declared === best) return { language: best, confidence: Math.max(confidence, 0.95) };
  if (declared !== null && fits) {
    const related = families.some((family) => family.includes(declared) && family.includes(best));
    const known = ranked.find(([language]) => language === declared)?.[1];
    // A language that neither model knows is only ever declared: its text looks like some neighbour's.
    const open = known === undefined ? related || confidence < unsure : score - known < (related ? againstHint.related : againstHint.other);
    if (open) return { language: declared, confidence: 0.7 };
  }
  if (confidence < unsure && total >= enoughForFranc) {
    const [first] = francAll(sample, { minLength: 10 });
    const language = beyond[first?.[0] ?? ''];
    if (language !== undefined) return { language, confidence: 0.6 };
  }
  return confidence < leastConfidence ? { language: 'und', confidence } : { language: best, confidence };
}
