// English renderings before the judge: each beside the words it renders and nothing else, a whole draft's in one call where they fit.
import type { VerdictLayer } from '../../core/check-layers.ts';
import { fenced } from '../../prompts/prompt.ts';
import { promptTemplate } from '../../prompts/templates.ts';
import { undecided, type RenderingToJudge } from '../judge.ts';
import { renderingsAnswerSchema, type RenderingsAnswer } from './answers.ts';
import type { ModelRequest } from './gateway.ts';
import type { Judging } from './judge-batches.ts';
import { locateQuote } from './locate-quote.ts';
import { plainText } from './plain-text.ts';

const template = promptTemplate('judge-renderings');
/** Tokens of one verdict with its words and its reason. */
const verdictTokens = 130;

function requestFor(batch: readonly RenderingToJudge[]): ModelRequest<RenderingsAnswer> {
  const rows = batch.map(({ language, quote, english }, index) => ({
    number: index + 1,
    language,
    quotation: quote.replace(/\s+/g, ' '),
    english,
  }));
  return {
    role: 'judge',
    task: 'judge-renderings',
    prompt: template(fenced('renderings', rows)),
    schema: renderingsAnswerSchema,
    maximumOutput: 100 + batch.length * verdictTokens,
    isUseful: ({ renderings }) => renderings.some(({ number }) => number >= 1 && number <= batch.length),
  };
}

function layerOf({ renderings }: RenderingsAnswer, rendering: RenderingToJudge, by: string, place: number): VerdictLayer {
  const answered = renderings.filter(({ number }) => number === place + 1);
  const [verdict] = answered;
  if (verdict === undefined) return undecided(by, 'the judge gave no verdict on it');
  if (answered.length > 1) return undecided(by, 'the judge gave more than one verdict on it');
  const { quote, articleId, snapshot, start, english } = rendering;
  const words = verdict.words?.trim() ?? '';
  const span = words === '' ? null : locateQuote(quote, { start: 0, end: quote.length }, words, words);
  // That it says something else altogether can rest on no words; everything else must.
  if (span === null && verdict.verdict !== 'unsupported')
    return undecided(by, `the judge’s verdict “${verdict.verdict}” rests on words that do not stand in the quotation`);
  const reason = plainText(verdict.reason)
    .slice(0, 400)
    .replace(/[.。]$/u, '');
  const beyond = verdict.beyond === null ? '' : plainText(verdict.beyond).slice(0, 200);
  const named = beyond !== '' && english.includes(beyond) ? [`beyond the quotation: “${beyond}”`] : [];
  const role = verdict.verdict === 'contradicted' ? 'contradicts' : 'supports';
  return {
    layer: 'judge',
    by,
    verdict: verdict.verdict,
    reasons: verdict.verdict === 'supported' ? [] : [...(reason === '' ? [] : [reason]), ...named],
    evidence: span === null ? [] : [{ articleId, snapshot, start: start + span.start, end: start + span.end, role }],
  };
}

export const renderingsJudged: Judging<RenderingToJudge, string, RenderingsAnswer> = {
  limits: { most: 16, tokens: 3000 },
  textOf: ({ quote, english }) => `${quote} ${english}`,
  keyOf: ({ id }) => id,
  requestFor,
  layerOf,
};
