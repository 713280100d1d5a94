// The score of a sentence as a layer of its own: how far its wording is that of its passages. It is asked only where the rules found nothing
// wrong, and it has no verdict: no sentence passes by it, and none fails.
import type { ScoreLayer } from '../../core/check-layers.ts';
import type { SentencePart } from '../../core/words.ts';
import { contentWords, listed } from './lexical.ts';
import { languageWords } from './language-words.ts';
import type { OutsideText } from './outside.ts';
import { ownWording } from './own-wording.ts';
import type { Scope } from './scope.ts';
import { explainScore, readSource, scoreSentence, weakUnder } from './score/index.ts';

/** Changes whenever the signals, their weights or what it sees of a sentence do; the weights file names the one that its mark was chosen for. */
export const scoreVersion = 'score/2';

/** Languages whose judged pairs it was trained on. */
const trainedFor: ReadonlySet<string> = new Set(['en']);

/** Parts that begin with a label in the newsroom's own words ("Members are reading:"): no wording to weigh. */
const labelled: ReadonlySet<SentencePart> = new Set(['heading', 'teaser', 'caption']);

/** Content words outside of quotations, who is quoted left out, under which a sentence has no wording of its own. */
const fewest = 4;

/** Whether a text outside of quotations has wording to weigh; `isNamed`: words that say who is quoted. */
export function hasWording(words: OutsideText['words'], language: string, isNamed: (key: string) => boolean): boolean {
  return contentWords(words, languageWords(language)).filter(({ key }) => !isNamed(key)).length >= fewest;
}

function reasonsOf(passages: ReturnType<typeof readSource>, text: string): string[] {
  const { missingWords, missingFigures, apart } = explainScore(passages, text);
  const reasons = [
    ...(missingFigures.length > 0 ? [`no passage has the figure ${listed(missingFigures)}`] : []),
    ...(missingWords.length > 0 ? [`no passage has ${listed(missingWords)}`] : []),
    ...(apart.length > 0 ? [`${listed(apart)}: only apart from its other words`] : []),
  ];
  return reasons.length > 0 ? reasons : ['its words stand there in another order, or farther from each other'];
}

/**
 * The score of a sentence that the rules pass, against its passages and the sentences around them. Undefined where it says nothing: in a
 * language that it was not trained for, and on a sentence that is a quotation and hardly more.
 */
export function scoreLayer(part: SentencePart, language: string, outside: OutsideText, scope: Scope): ScoreLayer | undefined {
  if (labelled.has(part) || !trainedFor.has(language) || !scope.oneLanguage || scope.wide.length === 0) return undefined;
  if (!hasWording(outside.words, language, (key) => scope.named.has(key, language))) return undefined;
  const passages = readSource(
    scope.wide.map(({ range }) => range.text),
    language,
  );
  const own = ownWording(outside, language);
  const { score } = scoreSentence(passages, own);
  return { layer: 'score', by: scoreVersion, score, threshold: weakUnder, reasons: score < weakUnder ? reasonsOf(passages, own) : [] };
}
