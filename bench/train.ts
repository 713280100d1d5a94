// Makes the weights of the score from judged pairs. The same data gives the same file; no text of the data goes into it.
import { readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { NewsroomError } from '../core/errors.ts';
import { checkerVersion } from '../pipeline/checks/index.ts';
import { scoreVersion } from '../pipeline/checks/score-layer.ts';
import type { Weights } from '../pipeline/checks/score/model.ts';
import { requireData } from './data.ts';
import { readPairs } from './verify/records.ts';
import type { JudgedPair } from './verify/records.ts';
import { passesRules } from './verify/rules.ts';
import { examplesOf, train } from './verify/training.ts';
import type { TrainingPair } from './verify/training.ts';

export interface TrainOptions {
  readonly data?: string;
  readonly output?: string;
  readonly news: string;
  readonly falsePass: number;
  readonly falseAlarm: number;
  readonly penalty: number;
  readonly json: boolean;
}

/** JSON with one feature, and one set, a line: small arrays and objects are put on one line, so that changes can be read. */
function laidOut(weights: Weights): string {
  const oneLine = (part: string): string => part.replaceAll(/\n\s*/gu, ' ');
  const text = JSON.stringify(weights, null, 2)
    .replaceAll(/\[[^{}[\]]*\]/gu, oneLine)
    .replaceAll(/\{[^{}]*\}/gu, oneLine);
  return `${text}\n`;
}

const described = 'a folder of files SET.jsonl with lines {id, source, sentence, supported}';

export async function run(options: TrainOptions): Promise<void> {
  const folder = requireData(options.data, described);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).toSorted();
  if (files.length === 0) throw new NewsroomError('no-data', `there is no file SET.jsonl in ${folder}: --data takes ${described}`);
  const sets = new Map<string, JudgedPair[]>();
  for (const file of files) sets.set(basename(file, '.jsonl'), await readPairs(join(folder, file)));
  const news = options.news.split(',').map((name) => name.trim());
  const unknown = news.filter((name) => !sets.has(name));
  if (unknown.length > 0)
    throw new NewsroomError('no-data', `--news names ${unknown.join(', ')}; ${folder} holds ${[...sets.keys()].join(', ')}`);
  const { names, examples } = examplesOf(sets);
  const rulesPass = new Set<TrainingPair>();
  for (const example of examples) if (news.includes(example.set) && (await passesRules(example.pair))) rulesPass.add(example);
  const weights = train(names, examples, {
    penalty: options.penalty,
    news,
    falsePass: options.falsePass,
    rulesPass,
    falseAlarm: options.falseAlarm,
    about: 'Weights of the score (pipeline/checks/score). Made by `newsroom bench train`; do not edit.',
    madeFor: { rules: checkerVersion, score: scoreVersion },
  });
  if (options.output !== undefined) await writeFile(options.output, laidOut(weights));
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ threshold: weights.threshold, ...weights.thresholdChoice, mark: weights.mark, trainedOn: weights.trainedOn })}\n`,
    );
    return;
  }
  const shown = (value: number | null): string => (value === null ? 'one class only' : value.toFixed(3));
  for (const set of weights.trainedOn)
    process.stdout.write(
      `${set.set}: ${set.records} pairs, ${set.supported} supported; AUC cross-validated ${shown(set.crossValidated)}, set left out ${shown(set.setLeftOut)}\n`,
    );
  process.stdout.write(`threshold ${weights.threshold}, share that passes of the unsupported and of the supported:\n`);
  const { falsePass, supportedPass, sets: bySet } = weights.thresholdChoice;
  for (const rates of [...bySet, { set: 'mean', falsePass, supportedPass }])
    process.stdout.write(`  ${rates.set}: ${rates.falsePass.toFixed(3)}, ${rates.supportedPass.toFixed(3)}\n`);
  const { mark } = weights;
  process.stdout.write(
    [
      `mark of weak support under ${mark.threshold}: of the pairs that the rules pass, ${shown(mark.supportedMarked)} of the supported and ${shown(mark.unsupportedMarked)} of the unsupported are marked`,
      `  unsupported that pass the rules: ${shown(mark.falsePassOfRules)}; without a mark: ${shown(mark.falsePassUnmarked)}`,
      '',
    ].join('\n'),
  );
}
