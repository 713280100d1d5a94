// The score of a sentence as a layer of its own: how far its wording is that of its passages. It is asked only where the rules found nothing
// wrong, and it has no verdict: no sentence passes by it, and none fails.
import type { ScoreLayer } from '../../core/check-layers.ts';
import type { SentencePart } from '../../core/words.ts';
import { contentWords, listed } from './lexical.ts';
import { languageWords } from './language-words.ts';
import { blank } from './outside.ts';
import type { OutsideText } from './outside.ts';
import type { Scope } from './scope.ts';
import { explainScore, readSource, scoreSentence, weakUnder } from './score/index.ts';

/** Changes whenever the signals or their weights do. */
const scoreVersion = 'score/1';

/** Languages whose judged pairs it was trained on. */
const trainedFor: ReadonlySet<string> = new Set(['en']);

/** Parts that begin with a label in the newsroom's own words ("Members are reading:"): no wording to weigh. */
const labelled: ReadonlySet<SentencePart> = new Set(['heading', 'teaser', 'caption']);

/** Content words outside of quotations, who is quoted left out, under which a sentence has no wording of its own. */
const fewest = 4;

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
export function scoreLayer(text: string, part: SentencePart, language: string, outside: OutsideText, scope: Scope): ScoreLayer | undefined {
  if (labelled.has(part) || !trainedFor.has(language) || !scope.oneLanguage || scope.wide.length === 0) return undefined;
  const content = contentWords(outside.words, languageWords(language));
  if (content.filter(({ key }) => !scope.named.has(key, language)).length < fewest) return undefined;
  const passages = readSource(
    scope.wide.map(({ range }) => range.text),
    language,
  );
  // Outlets are no words of their own reports.
  const own = blank(text, outside.mentions);
  const { score } = scoreSentence(passages, own);
  return { layer: 'score', by: scoreVersion, score, threshold: weakUnder, reasons: score < weakUnder ? reasonsOf(passages, own) : [] };
}
