// The judge behind a language model: sentences in small batches, each shown with its own passages alone. What it answers is itself checked:
// the words that a verdict rests on must stand in a passage it was shown.
import type { Evidence, VerdictLayer } from '../../core/check-layers.ts';
import type { Logger } from '../../core/logging.ts';
import { fenced } from '../../prompts/prompt.ts';
import { promptTemplate } from '../../prompts/templates.ts';
import { undecided, type Judge, type SentenceToJudge, type ShownPassage } from '../judge.ts';
import type { WriterWork } from '../writer.ts';
import { judgementAnswerSchema, type JudgementAnswer } from './answers.ts';
import type { ModelGateway, ModelRequest } from './gateway.ts';
import { judgeInBatches } from './judge-batches.ts';
import { renderingsJudged } from './judge-renderings.ts';
import { locateQuote } from './locate-quote.ts';
import { plainText } from './plain-text.ts';

const template = promptTemplate('judge-sentences');
/** Sentences of one request at most, and tokens of their passages: few enough to be read with care. */
const batchSentences = 8;
const batchTokens = 3500;
/** Tokens of one verdict with its words and its reason. */
const verdictTokens = 160;

type Verdict = JudgementAnswer['sentences'][number];

const textOf = (sentence: SentenceToJudge): string => [sentence.text, ...sentence.passages.map(({ text }) => text)].join(' ');

function requestFor(batch: readonly SentenceToJudge[]): ModelRequest<JudgementAnswer> {
  const rows = batch.map(({ ordinal, text, passages }) => ({
    ordinal,
    text,
    passages: passages.map((passage, index) => [index + 1, passage.outlet, passage.day, passage.text.replace(/\s+/g, ' ')]),
  }));
  return {
    role: 'judge',
    task: 'judge-sentences',
    prompt: template(fenced('sentences', rows)),
    schema: judgementAnswerSchema,
    maximumOutput: 100 + batch.length * verdictTokens,
    isUseful: ({ sentences }) => batch.some(({ ordinal }) => sentences.some((verdict) => verdict.ordinal === ordinal)),
  };
}

/** Where the words that a verdict names stand in the passage it names, or in another that it was shown; null: in none. */
function locate({ passage, words }: Verdict, passages: readonly ShownPassage[], role: Evidence['role']): Evidence | null {
  if (words === null || words.trim() === '') return null;
  const named = passage === null ? undefined : passages[passage - 1];
  for (const shown of named === undefined ? passages : [named, ...passages.filter((one) => one !== named)]) {
    const span = locateQuote(shown.text, { start: 0, end: shown.text.length }, words, words);
    if (span === null) continue;
    const { articleId, snapshot, start } = shown;
    return { articleId, snapshot, start: start + span.start, end: start + span.end, role };
  }
  return null;
}

function layerOf(verdict: Verdict | undefined, sentence: SentenceToJudge, by: string): VerdictLayer {
  if (verdict === undefined) return undecided(by, 'the judge gave no verdict on it');
  const reason = plainText(verdict.reason)
    .slice(0, 400)
    .replace(/[.。]$/u, '');
  const against = verdict.verdict === 'contradicted';
  const evidence = locate(verdict, sentence.passages, against ? 'contradicts' : 'supports');
  // That nothing speaks of it can rest on no words; everything else must.
  if (evidence === null && verdict.verdict !== 'unsupported')
    return undecided(by, `the judge’s verdict “${verdict.verdict}” rests on words that stand in none of its passages`);
  const beyond = verdict.beyond === null ? '' : plainText(verdict.beyond).trim().slice(0, 200);
  const named = beyond !== '' && sentence.text.includes(beyond) ? [`beyond its passages: “${beyond}”`] : [];
  return {
    layer: 'judge',
    by,
    verdict: verdict.verdict,
    reasons: verdict.verdict === 'supported' ? [] : [...(reason === '' ? [] : [reason]), ...named],
    evidence: evidence === null ? [] : [evidence],
  };
}

export interface JudgeDependencies {
  readonly gateway: ModelGateway;
  readonly logger: Logger;
  /** As verdicts name it. */
  readonly name: string;
}

export function createModelJudge({ gateway, logger, name }: JudgeDependencies, work: WriterWork): Judge {
  const asking = { gateway, logger, name, work };
  return {
    name,
    judge: async (sentences, signal) =>
      judgeInBatches(asking, sentences, signal, {
        limits: { most: batchSentences, tokens: batchTokens },
        textOf,
        keyOf: ({ ordinal }) => ordinal,
        requestFor,
        layerOf: ({ sentences: verdicts }, sentence, by) =>
          layerOf(
            verdicts.findLast(({ ordinal }) => ordinal === sentence.ordinal),
            sentence,
            by,
          ),
      }),
    judgeRenderings: async (renderings, signal) => judgeInBatches(asking, renderings, signal, renderingsJudged),
  };
}
