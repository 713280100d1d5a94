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
import { probeFor } from './judge-probes.ts';
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

/** The probe put among a batch's sentences; null: none of them would pass by the judge's word alone. */
function probeIn(batch: readonly SentenceToJudge[]): ReturnType<typeof probeFor> | null {
  return batch.some(({ decides }) => decides) ? probeFor(batch.map(({ text }) => text)) : null;
}

type Row = Pick<SentenceToJudge, 'text'> & { readonly passages: readonly (readonly [number, string, string | null, string])[] };

function rowsOf(batch: readonly SentenceToJudge[]): (Row & { readonly ordinal: number })[] {
  const rows = batch.map(({ text, passages }): Row => ({
    text,
    passages: passages.map((passage, index) => [index + 1, passage.outlet, passage.day, passage.text.replace(/\s+/g, ' ')]),
  }));
  const probe = probeIn(batch);
  if (probe !== null) {
    const { text, outlet, day, passage } = probe.probe;
    rows.splice(probe.place, 0, { text, passages: [[1, outlet, day, passage]] });
  }
  return rows.map((row, index) => ({ ordinal: index + 1, ...row }));
}

/** The ordinal under which the sentence at `place` of its batch is shown. */
function shownAs(place: number, probe: ReturnType<typeof probeFor> | null): number {
  return place + (probe !== null && probe.place <= place ? 2 : 1);
}

function requestFor(batch: readonly SentenceToJudge[]): ModelRequest<JudgementAnswer> {
  const rows = rowsOf(batch);
  return {
    role: 'judge',
    task: 'judge-sentences',
    prompt: template(fenced('sentences', rows)),
    schema: judgementAnswerSchema,
    maximumOutput: 100 + rows.length * verdictTokens,
    isUseful: ({ sentences }) => rows.some(({ ordinal }) => sentences.some((verdict) => verdict.ordinal === ordinal)),
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

/** What the answer says of the sentence at `place`. Where its word alone would pass it, it must have told the probe beside it. */
function judged({ sentences }: JudgementAnswer, place: number, batch: readonly SentenceToJudge[], by: string): VerdictLayer {
  const sentence = batch[place];
  const probe = probeIn(batch);
  const given = (ordinal: number): Verdict | undefined => sentences.findLast((verdict) => verdict.ordinal === ordinal);
  if (sentence === undefined) return undecided(by, 'the judge gave no verdict on it');
  const layer = layerOf(given(shownAs(place, probe)), sentence, by);
  if (probe === null || !sentence.decides || layer.verdict !== 'supported') return layer;
  const told = given(probe.place + 1)?.verdict;
  if (told === undefined || told === 'supported')
    return undecided(by, 'the judge holds it supported, and with it a false sentence that was put beside it: its word is not taken');
  return { ...layer, mayPass: true };
}

export interface JudgeDependencies {
  readonly gateway: ModelGateway;
  readonly logger: Logger;
  /** As verdicts name it. */
  readonly name: string;
  /** Whether it may pass a sentence of which the rules only miss words. */
  readonly mayPass: boolean;
}

export function createModelJudge({ gateway, logger, name, mayPass }: JudgeDependencies, work: WriterWork): Judge {
  const asking = { gateway, logger, name, work };
  return {
    name,
    mayPass,
    judge: async (sentences, signal) =>
      judgeInBatches(asking, sentences, signal, {
        limits: { most: batchSentences, tokens: batchTokens },
        textOf,
        keyOf: ({ ordinal }) => ordinal,
        requestFor,
        layerOf: (answer, _sentence, by, place, batch) => judged(answer, place, batch, by),
      }),
    judgeRenderings: async (renderings, signal) => judgeInBatches(asking, renderings, signal, renderingsJudged),
  };
}
