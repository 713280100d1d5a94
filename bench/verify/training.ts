// Training the score: examples from judged pairs, the model with kinds of text set apart, and what it reaches on pairs it has not seen.
import { NewsroomError } from '../../core/errors.ts';
import { logistic } from '../../pipeline/checks/score/model.ts';
import type { Weights } from '../../pipeline/checks/score/model.ts';
import { pairFeatures, readSource } from '../../pipeline/checks/score/features.ts';
import { fitLogistic, limit } from './logistic.ts';
import type { Example } from './logistic.ts';
import { areaUnderCurve, ratesAt } from './measures.ts';
import type { JudgedPair } from './records.ts';

export interface TrainingPair extends Example {
  /** Name of the file. */
  readonly set: string;
  /** Pairs of one source are learnt from together, or left out together. */
  readonly fold: number;
}

const folds = 5;

function foldOf(source: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < Math.min(source.length, 400); index += 1) hash = Math.imul(hash ^ source.charCodeAt(index), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
}

/** What the weights of pairs of one set and class add up to grows with their number only up to here, and by its root. */
const enough = 80;

/** A file may mix kinds: they are the part of an id before its first underscore. */
const kindOf = (set: string, id: string): string => `${set}/${/^([A-Za-z-]+)_/u.exec(id)?.[1] ?? ''}`;

/** Features of every pair, in the order of `names`; classes and sets balanced by weight. */
export function examplesOf(sets: ReadonlyMap<string, readonly JudgedPair[]>): { names: string[]; examples: TrainingPair[] } {
  let names: string[] | null = null;
  const drafts: Omit<TrainingPair, 'weight'>[] = [];
  const counts = new Map<string, number>();
  for (const [set, pairs] of sets)
    for (const pair of pairs) {
      const features = pairFeatures(readSource(pair.source), pair.sentence);
      names ??= Object.keys(features);
      const kind = kindOf(set, pair.id);
      counts.set(`${kind} ${pair.supported}`, (counts.get(`${kind} ${pair.supported}`) ?? 0) + 1);
      drafts.push({ set, kind, fold: foldOf(pair.source), truth: pair.supported, values: names.map((name) => features[name] ?? 0) });
    }
  const weightOf = ({ kind, truth }: Omit<TrainingPair, 'weight'>): number => {
    const count = counts.get(`${kind} ${truth}`) ?? 1;
    return Math.sqrt(Math.min(count, enough)) / count;
  };
  const total = drafts.reduce((sum, draft) => sum + weightOf(draft), 0);
  if (names === null) throw new NewsroomError('no-data', 'there are no pairs to learn from');
  return { names, examples: drafts.map((draft) => ({ ...draft, weight: (weightOf(draft) * drafts.length) / total })) };
}

/** Values, without intercept, of each example by a model that has not seen it: `isOut` says which are left out in each turn. */
function unseenValues(
  examples: readonly TrainingPair[],
  penalty: number,
  turns: readonly ((example: TrainingPair) => boolean)[],
): Map<TrainingPair, number> {
  const values = new Map<TrainingPair, number>();
  for (const isOut of turns) {
    const seen = examples.filter((example) => !isOut(example));
    if (seen.length === 0 || seen.length === examples.length) continue;
    const fitted = fitLogistic(seen, penalty);
    for (const example of examples) if (isOut(example)) values.set(example, fitted.value(example.values));
  }
  return values;
}

const areaOf = (examples: readonly TrainingPair[], values: ReadonlyMap<TrainingPair, number>): number | null => {
  const judged = examples.flatMap((example) => {
    const score = values.get(example);
    return score === undefined ? [] : [{ score, truth: example.truth }];
  });
  return areaUnderCurve(judged)?.auc ?? null;
};

export interface TrainingOptions {
  readonly penalty: number;
  /** Sets of news prose: the score is calibrated, and its threshold chosen, on them. */
  readonly news: readonly string[];
  readonly falsePass: number;
  /** The command, for the file to name. */
  readonly about: string;
}

/** Slope and intercept that make values into probabilities on `examples`, each set counting the same. */
function calibrate(examples: readonly TrainingPair[], values: ReadonlyMap<TrainingPair, number>): { slope: number; intercept: number } {
  const counts = new Map<string, number>();
  for (const { set } of examples) counts.set(set, (counts.get(set) ?? 0) + 1);
  let [slope, intercept] = [1, 0];
  for (let round = 0; round < 50; round += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    for (const example of examples) {
      const value = values.get(example) ?? 0;
      const weight = 1 / (counts.get(example.set) ?? 1);
      const probability = logistic(slope * value + intercept);
      const pull = weight * ((example.truth ? 1 : 0) - probability);
      const bend = weight * probability * (1 - probability);
      g0 += pull;
      g1 += pull * value;
      h00 += bend;
      h01 += bend * value;
      h11 += bend * value * value;
    }
    const determinant = h00 * h11 - h01 * h01;
    intercept += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return { slope, intercept };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const rounded = (value: number | null): number | null => (value === null ? null : round(value, 3));

/** Trains on all examples. Throws NewsroomError `no-data` where the sets of news hold none of one class. */
export function train(names: readonly string[], examples: readonly TrainingPair[], options: TrainingOptions): Weights {
  const { penalty, news, falsePass } = options;
  const sets = [...new Set(examples.map(({ set }) => set))];
  const byFold = unseenValues(
    examples,
    penalty,
    Array.from({ length: folds }, (_, fold) => (example) => example.fold === fold),
  );
  const bySet = unseenValues(
    examples,
    penalty,
    sets.map((set) => (example) => example.set === set),
  );
  const fitted = fitLogistic(examples, penalty);
  const newsExamples = examples.filter(({ set }) => news.includes(set));
  const { slope, intercept } = calibrate(newsExamples, byFold);
  const judged = newsExamples.map((example) => ({ score: logistic(slope * (byFold.get(example) ?? 0) + intercept), truth: example.truth }));
  const others = judged
    .filter(({ truth }) => !truth)
    .map(({ score }) => score)
    .toSorted((one, other) => other - one);
  if (others.length === 0 || others.length === judged.length)
    throw new NewsroomError(
      'no-data',
      `the sets of news (${news.join(', ')}) hold no pairs of one class: no threshold can be chosen on them`,
    );
  // The least threshold that lets no more than the wanted share of unsupported pairs pass.
  const allowed = Math.floor(falsePass * others.length);
  const threshold = round(Math.min(1, (others[allowed] ?? 0) + 0.0005), 3);
  const reached = ratesAt(judged, threshold);
  return {
    about: options.about,
    intercept: round(intercept - 0, 5),
    threshold,
    thresholdChoice: {
      how: `the least threshold at which at most the wanted share of the unsupported pairs of news prose passes, scored by models that had not seen their sources (${folds} folds)`,
      sets: [...news],
      falsePassWanted: falsePass,
      falsePass: round(reached.falsePass ?? 0, 3),
      supportedPass: round(reached.supportedPass ?? 0, 3),
    },
    limit,
    features: Object.fromEntries(
      names.map((name, index) => [
        name,
        {
          mean: round(fitted.means[index] ?? 0, 5),
          deviation: round(Math.max(1e-5, fitted.deviations[index] ?? 1), 5),
          weight: round(slope * (fitted.weights[index] ?? 0), 5),
        },
      ]),
    ),
    trainedOn: sets.map((set) => {
      const own = examples.filter((example) => example.set === set);
      return {
        set,
        records: own.length,
        supported: own.filter(({ truth }) => truth).length,
        crossValidated: rounded(areaOf(own, byFold)),
        setLeftOut: rounded(areaOf(own, bySet)),
      };
    }),
  };
}
