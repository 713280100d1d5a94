// From the witnesses' evidence to an answer. A text that is too short, is code, is in several languages or fits none is `und`, unless a
// declared language that its script allows decides. How sure it is: the winner's share of the likelihoods of all languages in question, at a
// slope chosen so that of the answers given at 0.8, on sentences never seen, about eight in ten are right.
import type { LanguageClassifier } from './classifier.ts';
import { areRelated } from './families.ts';
import { languageOfFrancAlone } from './franc-languages.ts';
import { withoutAddresses } from './ngrams.ts';
import { isWrittenIn, lettersOf, type Letters, type Script } from './scripts.ts';
import { languageOfTag } from './tags.ts';

export interface DetectedLanguage {
  /** ISO 639-1 code, or `und`. */
  readonly language: string;
  /** 0 (nothing known) to 1 (certain). */
  readonly confidence: number;
}

/** Detects the language of a text (of its first 4,000 characters). `hint`: a declared language tag. */
export type Detector = (text: string, hint?: string | null) => DetectedLanguage;

const readCharacters = 4000;
const enoughLetters = 24;
/** Hebrew and most scripts beyond the large ones are of one language each. */
const enoughInOwnScript = 8;
/** A script with a smaller share of the letters does not make the text its own. */
const leastShareOfScript = 0.55;
/** Signs of programs and of data for each letter, from which on a text is no prose. */
const codeSigns = /[{}[\]<>=;|\\`$^~#&*_]|\(\)/gu;
const mostCodeSigns = 0.12;
/** Less sure of the best language than this is not knowing. */
const leastConfidence = 0.4;
const mostConfidence = 0.99;
/** Without any language that fits the letters better than the mean of all does, fastText must be as sure as this. */
const surelyOfFastText = 0.5;
/** A piece of a text is heard on whether the text is in several languages from so many letters on, where it is as sure as this. */
const pieceLetters = 100;
const mostPieces = 8;
const sureOfPiece = 0.9;
/** Of what is surely in some language, the share that has to be in the text's, or in one close to it. */
const leastShareOfLanguage = 0.7;

const unknown: DetectedLanguage = { language: 'und', confidence: 0 };

interface Ranking {
  readonly language: string;
  readonly confidence: number;
  /** Probability by language; 0 where it was not in question. */
  readonly probability: (language: string) => number;
}

function rank(sums: ReadonlyMap<string, number>, slope: number): Ranking | null {
  let best: readonly [string, number] | null = null;
  for (const one of sums) if (best === null || one[1] > best[1]) best = one;
  if (best === null) return null;
  const [language, highest] = best;
  let all = 0;
  for (const sum of sums.values()) all += Math.exp((sum - highest) * slope);
  const probability = (asked: string): number => {
    const sum = sums.get(asked);
    return sum === undefined ? 0 : Math.exp((sum - highest) * slope) / all;
  };
  return { language, confidence: Math.min(mostConfidence, 1 / all), probability };
}

/** East Asian text by its script alone. */
function eastAsian({ counts, total }: Letters): DetectedLanguage | null {
  const { Kana: kana, Han: han, Hangul: hangul } = counts;
  if (kana + han + hangul < total * 0.4 || kana + han + hangul < 4) return null;
  if (hangul > kana + han) return { language: 'ko', confidence: 0.99 };
  if (kana > (kana + han) * 0.08) return { language: 'ja', confidence: 0.98 };
  return { language: 'zh', confidence: han > 20 ? 0.97 : 0.8 };
}

function isCode(text: string, letters: number): boolean {
  return (text.match(codeSigns)?.length ?? 0) > letters * mostCodeSigns;
}

/** A text cut at white space into pieces of one size, none of them short. */
function piecesOf(text: string, letters: number): string[] {
  const count = Math.min(mostPieces, Math.floor(letters / pieceLetters));
  const pieces: string[] = [];
  let from = 0;
  for (let piece = 1; piece < count; piece += 1) {
    const end = text.indexOf(' ', Math.floor((text.length * piece) / count));
    if (end <= from) break;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return [...pieces, text.slice(from)];
}

/** Whether too much of a text is surely in other languages than the one that the whole of it looks like. */
function isMixed(text: string, letters: number, script: Script, language: string, classifier: LanguageClassifier): boolean {
  if (letters < 2 * pieceLetters) return false;
  let [own, other] = [0, 0];
  for (const piece of piecesOf(text.replaceAll(/\s+/gu, ' '), letters)) {
    const found = rank(classifier.weigh(piece, script).sums, classifier.slope);
    if (found === null || (found.confidence < sureOfPiece && found.language !== language)) continue;
    if (found.language === language || areRelated(found.language, language)) own += piece.length;
    else other += piece.length;
  }
  return own < leastShareOfLanguage * (own + other);
}

/** The declared language against what the text says. */
function withHint(found: Ranking, declared: string, detectable: ReadonlySet<string>, script: Script): DetectedLanguage {
  const { language, confidence } = found;
  if (declared === language) return { language, confidence: Math.max(confidence, 0.95) };
  if (!detectable.has(declared))
    return confidence < 0.6 ? { language: declared, confidence: 0.6 } : { language, confidence: confidence * 0.8 };
  const related = areRelated(declared, language);
  // Serbian in Latin letters is written as Bosnian and Croatian are.
  if (declared === 'sr' && script === 'Latin' && related && language !== 'sl') return { language: declared, confidence: 0.7 };
  return found.probability(declared) > (related ? 0.05 : 0.3)
    ? { language: declared, confidence: 0.7 }
    : { language, confidence: confidence * 0.9 };
}

/** `classifier` is asked for at the first text that needs it. */
export function createDetector(classifierOf: () => LanguageClassifier): Detector {
  return (text, hint = null) => {
    const sample = withoutAddresses(text.slice(0, readCharacters));
    const letters = lettersOf(sample);
    const { script, total } = letters;
    if (total === 0) return unknown;
    const declared = languageOfTag(hint);
    const fitting = declared !== null && letters.counts[script] * 2 > total && isWrittenIn(declared, script) ? declared : null;
    const leftToHint = (confidence: number): DetectedLanguage => (fitting === null ? unknown : { language: fitting, confidence });

    if (isCode(sample, total)) return unknown;
    const asian = eastAsian(letters);
    if (asian !== null) return asian;
    if (total < (script === 'Other' || script === 'Hebrew' ? enoughInOwnScript : enoughLetters)) return leftToHint(0.5);
    if (letters.counts[script] < leastShareOfScript * total) return leftToHint(0.4);

    const classifier = classifierOf();
    const evidence = classifier.weigh(sample, script);
    const byFranc = languageOfFrancAlone(sample, evidence);
    if (byFranc !== null) return byFranc;
    const found = rank(evidence.sums, classifier.slope);
    if (found === null || found.confidence < leastConfidence) return leftToHint(0.4);
    if (evidence.fit <= 0 && evidence.fastText < surelyOfFastText) return leftToHint(0.4);
    if (isMixed(sample, total, script, found.language, classifier)) return leftToHint(0.4);
    if (fitting === null) return { language: found.language, confidence: found.confidence };
    return withHint(found, fitting, classifier.languages, script);
  };
}
