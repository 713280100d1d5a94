// Training the score: examples from judged pairs, the curves with kinds of text set apart, and what they reach on pairs not seen.
import { NewsroomError } from '../../core/errors.ts';
import { pairFeatures, readSource, worse } from '../../pipeline/checks/score/features.ts';
import { combine, logistic, summer } from '../../pipeline/checks/score/model.ts';
import type { Weights } from '../../pipeline/checks/score/model.ts';
import { readOutside } from '../../pipeline/checks/outside.ts';
import { ownWording } from '../../pipeline/checks/own-wording.ts';
import { quotationRuns } from '../../pipeline/checks/quotation-runs.ts';
import { hasWording } from '../../pipeline/checks/score-layer.ts';
import type { PairFeatures } from '../../pipeline/checks/score/features.ts';
import { calibrate, chooseMark, chooseThreshold, meanOf, ratesBySet } from './calibration.ts';
import { fitCurves } from './fit.ts';
import type { Example } from './fit.ts';
import { areaUnderCurve, ratesAt } from './measures.ts';
import type { JudgedPair } from './records.ts';

export interface TrainingPair extends Example {
  readonly pair: JudgedPair;
  /** Name of the file. */
  readonly set: string;
  /** Pairs of one source are learnt from together, or left out together. */
  readonly fold: number;
  readonly whole: Readonly<Record<string, number>>;
  readonly parts: readonly Readonly<Record<string, number>>[];
}

const folds = 5;

function foldOf(source: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < Math.min(source.length, 400); index += 1) hash = Math.imul(hash ^ source.charCodeAt(index), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
}

/** What the weights of pairs of one kind and class add up to grows with their number only up to here, and by its root. */
const enough = 80;

/** A file may mix kinds: they are the part of an id before its first underscore. */
const kindOf = (set: string, id: string): string => `${set}/${/^([A-Za-z-]+)_/u.exec(id)?.[1] ?? ''}`;

/** Features of every pair, in the order of `names`; classes and kinds balanced by weight. */
export function examplesOf(sets: ReadonlyMap<string, readonly JudgedPair[]>): { names: string[]; examples: TrainingPair[] } {
  let names: string[] | null = null;
  const drafts: Omit<TrainingPair, 'weight'>[] = [];
  const counts = new Map<string, number>();
  for (const [set, pairs] of sets)
    for (const pair of pairs) {
      const features = pairFeatures(readSource(pair.source), pair.sentence);
      names ??= Object.keys(features.whole);
      const kind = kindOf(set, pair.id);
      counts.set(`${kind} ${pair.supported}`, (counts.get(`${kind} ${pair.supported}`) ?? 0) + 1);
      const values = names.map((name) => features.whole[name] ?? 0);
      drafts.push({ pair, set, kind, fold: foldOf(pair.source), truth: pair.supported, values, ...features });
    }
  if (names === null) throw new NewsroomError('no-data', 'there are no pairs to learn from');
  const weightOf = ({ kind, truth }: Omit<TrainingPair, 'weight'>): number => {
    const count = counts.get(`${kind} ${truth}`) ?? 1;
    return Math.sqrt(Math.min(count, enough)) / count;
  };
  const total = drafts.reduce((sum, draft) => sum + weightOf(draft), 0);
  return { names, examples: drafts.map((draft) => ({ ...draft, weight: (weightOf(draft) * drafts.length) / total })) };
}

type Features = Weights['features'];
type Values = ReadonlyMap<TrainingPair, number>;

function fit(names: readonly string[], examples: readonly TrainingPair[], penalty: number): Features {
  const curves = fitCurves(
    examples,
    names.map((name) => (worse.has(name) ? -1 : 1)),
    penalty,
  );
  return Object.fromEntries(names.flatMap((name, index) => (curves[index] === undefined ? [] : [[name, curves[index]]])));
}

type Valuer = (features: Features) => (example: TrainingPair) => number;

/** Features of what the layer sees of a pair, by which it marks; null where it says nothing for want of wording. The sets of news are English. */
export function wordingFeatures({ source, sentence }: JudgedPair): PairFeatures | null {
  const text = sentence.normalize('NFC');
  const outside = readOutside(text, quotationRuns(text), [], [], 'en');
  return hasWording(outside.words, 'en', () => false) ? pairFeatures(readSource(source, 'en'), ownWording(outside, 'en')) : null;
}

/** The sum of the sentence that reaches least: a text is marked where one of its sentences is. Without wording it is never marked. */
function leastValuer(wordings: ReadonlyMap<TrainingPair, PairFeatures | null>): Valuer {
  return (features) => {
    const sumOf = summer(features);
    return (example) => {
      const wording = wordings.get(example) ?? null;
      if (wording === null) return Infinity;
      return Math.min(...(wording.parts.length === 0 ? [wording.whole] : wording.parts).map(sumOf));
    };
  };
}

function valuer(features: Features): (example: TrainingPair) => number {
  const sumOf = summer(features);
  return ({ whole, parts }) => combine(sumOf(whole), parts.map(sumOf));
}

/** Values of each example by curves that have not seen it: `turns` say which are left out together. */
function unseenValues(
  names: readonly string[],
  examples: readonly TrainingPair[],
  penalty: number,
  turns: readonly ((example: TrainingPair) => boolean)[],
  valuerOf: Valuer = valuer,
): Values {
  const values = new Map<TrainingPair, number>();
  for (const isOut of turns) {
    const seen = examples.filter((example) => !isOut(example));
    if (seen.length === 0 || seen.length === examples.length) continue;
    const valueOf = valuerOf(fit(names, seen, penalty));
    for (const example of examples) if (isOut(example)) values.set(example, valueOf(example));
  }
  return values;
}

const round = (value: number, digits = 3): number => Number(value.toFixed(digits));

function areaOf(examples: readonly TrainingPair[], values: Values): number | null {
  const judged = examples.flatMap((example) => {
    const score = values.get(example);
    return score === undefined ? [] : [{ score, truth: example.truth }];
  });
  const area = areaUnderCurve(judged);
  return area === null ? null : round(area.auc);
}

export interface TrainingOptions {
  readonly penalty: number;
  /** Sets of news prose: the score is calibrated, and its threshold chosen, on them. */
  readonly news: readonly string[];
  readonly falsePass: number;
  /** Pairs of the sets of news that the rules pass. */
  readonly rulesPass: ReadonlySet<TrainingPair>;
  /** Share of the supported ones among those that may be marked as weak. */
  readonly falseAlarm: number;
  /** What the file says of itself. */
  readonly about: string;
  readonly madeFor: Weights['madeFor'];
}

const byFolds = Array.from({ length: folds }, (_, fold) => (example: TrainingPair) => example.fold === fold);

/** The mark of weak support: its threshold, and what it adds to the rules on the sets of news. Scores are of curves that had not seen a source. */
function chooseMarkOf(
  newsPairs: readonly TrainingPair[],
  scoreOf: (example: TrainingPair) => number,
  { rulesPass, falseAlarm }: TrainingOptions,
): Weights['mark'] {
  const passing = newsPairs
    .filter((example) => rulesPass.has(example))
    .map((example) => ({ score: scoreOf(example), truth: example.truth }));
  const threshold = chooseMark(passing, falseAlarm);
  if (threshold === null)
    throw new NewsroomError('no-data', 'the rules pass no supported pair of the sets of news: no mark can be chosen on them');
  const { falsePass, supportedPass } = ratesAt(passing, threshold);
  const passed = (isPassed: (example: TrainingPair) => boolean): number =>
    meanOf(
      ratesBySet(
        newsPairs.map((example) => ({ set: example.set, truth: example.truth, score: isPassed(example) ? 1 : 0 })),
        1,
      ),
      'falsePass',
    );
  return {
    threshold,
    how: 'the greatest threshold that at most the wanted share of the supported pairs that the rules pass does not reach, over all pairs of news prose together, the least sentence of a pair deciding, what it quotes left out',
    supportedMarkedWanted: falseAlarm,
    supportedMarked: round(1 - (supportedPass ?? 0)),
    unsupportedMarked: falsePass === null ? null : round(1 - falsePass),
    falsePassOfRules: round(passed((example) => rulesPass.has(example))),
    falsePassUnmarked: round(passed((example) => rulesPass.has(example) && scoreOf(example) >= threshold)),
  };
}

/** Trains on all examples. Throws NewsroomError `no-data` where the sets of news hold none of one class. */
export function train(names: readonly string[], examples: readonly TrainingPair[], options: TrainingOptions): Weights {
  const { penalty, news, falsePass } = options;
  const sets = [...new Set(examples.map(({ set }) => set))];
  const newsPairs = examples.filter(({ set }) => news.includes(set));
  if (new Set(newsPairs.map(({ truth }) => truth)).size < 2)
    throw new NewsroomError(
      'no-data',
      `the sets of news (${news.join(', ')}) hold pairs of one class only: no threshold can be chosen on them`,
    );
  const byFold = unseenValues(names, examples, penalty, byFolds);
  const wordings = new Map([...options.rulesPass].map((example) => [example, wordingFeatures(example.pair)]));
  const leastByFold = unseenValues(names, examples, penalty, byFolds, leastValuer(wordings));
  const bySet = unseenValues(
    names,
    examples,
    penalty,
    sets.map((set) => (example: TrainingPair) => example.set === set),
  );
  const unseen = newsPairs.map((example) => ({ ...example, value: byFold.get(example) ?? 0 }));
  const { slope, intercept } = calibrate(unseen);
  const judged = unseen.map(({ value, truth, set }) => ({ score: logistic(slope * value + intercept), truth, set }));
  const threshold = chooseThreshold(judged, falsePass);
  const reached = ratesBySet(judged, threshold);
  const mark = chooseMarkOf(newsPairs, (example) => logistic(slope * (leastByFold.get(example) ?? 0) + intercept), options);
  return {
    about: options.about,
    madeFor: options.madeFor,
    threshold,
    thresholdChoice: {
      how: `the least threshold at which, on the mean of the sets of news prose, at most the wanted share of the unsupported pairs passes, scored by curves that had not seen their sources (${folds} folds)`,
      falsePassWanted: falsePass,
      falsePass: round(meanOf(reached, 'falsePass')),
      supportedPass: round(meanOf(reached, 'supportedPass')),
      sets: reached.map((rates) => ({ set: rates.set, falsePass: round(rates.falsePass), supportedPass: round(rates.supportedPass) })),
    },
    mark,
    calibration: { slope: round(slope, 5), intercept: round(intercept, 5) },
    features: fit(names, examples, penalty),
    trainedOn: sets.map((set) => {
      const own = examples.filter((example) => example.set === set);
      return {
        set,
        records: own.length,
        supported: own.filter(({ truth }) => truth).length,
        crossValidated: areaOf(own, byFold),
        setLeftOut: areaOf(own, bySet),
      };
    }),
  };
}
