// The judge behind a language model: sentences in small batches, each shown with its own passages alone. What it answers is itself checked:
// the words that a verdict rests on must stand in a passage it was shown.
import type { Evidence, VerdictLayer } from '../../core/check-layers.ts';
import type { Logger } from '../../core/logging.ts';
import { fenced } from '../../prompts/prompt.ts';
import { promptTemplate } from '../../prompts/templates.ts';
import type { Judge, SentenceToJudge, ShownPassage } from '../judge.ts';
import type { WriterWork } from '../writer.ts';
import { judgementAnswerSchema, type JudgementAnswer } from './answers.ts';
import { roughTokens } from './choose-claims.ts';
import { ContextOverflowError, ModelAnswerError, type ModelGateway, type ModelRequest } from './gateway.ts';
import { locateQuote } from './locate-quote.ts';
import { plainText } from './plain-text.ts';

const template = promptTemplate('judge-sentences');
/** Sentences of one request at most, and tokens of their passages: few enough to be read with care. */
const batchSentences = 8;
const batchTokens = 3500;
/** Tokens of one verdict with its words and its reason. */
const verdictTokens = 160;

type Verdict = JudgementAnswer['sentences'][number];

function batchesOf(sentences: readonly SentenceToJudge[]): SentenceToJudge[][] {
  const batches: SentenceToJudge[][] = [];
  let tokens = 0;
  for (const sentence of sentences) {
    const own = roughTokens([sentence.text, ...sentence.passages.map(({ text }) => text)].join(' '));
    const last = batches.at(-1);
    if (last === undefined || last.length >= batchSentences || tokens + own > batchTokens) {
      batches.push([sentence]);
      tokens = own;
    } else {
      last.push(sentence);
      tokens += own;
    }
  }
  return batches;
}

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
  const undecided = (reason: string): VerdictLayer => ({ layer: 'judge', by, verdict: 'unverified', reasons: [reason], evidence: [] });
  if (verdict === undefined) return undecided('the judge gave no verdict on it');
  const reason = plainText(verdict.reason)
    .slice(0, 400)
    .replace(/[.。]$/u, '');
  const against = verdict.verdict === 'contradicted';
  const evidence = locate(verdict, sentence.passages, against ? 'contradicts' : 'supports');
  // That nothing speaks of it can rest on no words; everything else must.
  if (evidence === null && verdict.verdict !== 'unsupported')
    return undecided(`the judge’s verdict “${verdict.verdict}” rests on words that stand in none of its passages`);
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
  const askBatch = async (batch: readonly SentenceToJudge[], signal: AbortSignal): Promise<[number, VerdictLayer][]> => {
    const request = requestFor(batch);
    const by = `${name}, ${request.prompt.name} ${request.prompt.version}`;
    try {
      const { value } = await gateway.ask(request, work, signal);
      const verdicts = new Map(value.sentences.map((verdict) => [verdict.ordinal, verdict]));
      return batch.map((sentence) => [sentence.ordinal, layerOf(verdicts.get(sentence.ordinal), sentence, by)]);
    } catch (error) {
      if (error instanceof ContextOverflowError && batch.length > 1) {
        const middle = Math.ceil(batch.length / 2);
        return [...(await askBatch(batch.slice(0, middle), signal)), ...(await askBatch(batch.slice(middle), signal))];
      }
      if (!(error instanceof ModelAnswerError || error instanceof ContextOverflowError)) throw error;
      logger.warn({ event: 'judgement-unusable', draftId: work.draftId, sentences: batch.length, error: error.message });
      const reasons = [`the judge gave no answer that can be used (${error.message})`];
      return batch.map(({ ordinal }) => [ordinal, { layer: 'judge', by, verdict: 'unverified', reasons, evidence: [] }]);
    }
  };
  return {
    name,
    judge: async (sentences, signal) => {
      // All are let end: a batch stopped under way would have been paid for in vain.
      const asked = await Promise.allSettled(batchesOf(sentences).map((batch) => askBatch(batch, signal)));
      const failed = asked.find((one) => one.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return new Map(asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])));
    },
  };
}
