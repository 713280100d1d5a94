import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSource, scoreSentence } from '../../pipeline/checks/score/index.ts';
import { weightsSchema } from '../../pipeline/checks/score/model.ts';
import type { Curve } from '../../pipeline/checks/score/model.ts';
import { calibrate, chooseMark, chooseThreshold } from './calibration.ts';
import { fitCurves } from './fit.ts';
import { areaUnderCurve, ratesAt } from './measures.ts';
import { readPairs } from './records.ts';
import { wordingFeatures } from './training.ts';

const run = promisify(execFile);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
});
afterAll(async () => rm(folder, { recursive: true }));

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function bench(...args: string[]): Promise<Answer> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', 'bin/newsroom.ts', 'bench', ...args]);
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as Answer;
    return { code, stdout, stderr };
  }
}

async function file(name: string, lines: readonly (object | string)[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));
  return path;
}

const source =
  'The ferry to Orsk left on Monday with 210 passengers. Its captain, Ilse Brandt, said that the engines had been repaired in April.';
const pairs = [
  { id: 'a', source, sentence: 'The ferry to Orsk left on Monday with 210 passengers.', supported: true },
  { id: 'b', source, sentence: 'Captain Ilse Brandt said the engines had been repaired.', supported: true },
  { id: 'c', source, sentence: 'A train to Velm was cancelled after a strike of 40 drivers.', supported: false },
  { id: 'd', source, sentence: 'Police arrested the mayor.', supported: false },
];

describe('newsroom bench verify', () => {
  it('prints one line of figures with --json, and writes what the score says of each pair', async () => {
    const output = join(folder, 'scores.jsonl');
    const answer = await bench('verify', '--data', await file('pairs.jsonl', pairs), '--json', '--output', output);
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect(answer.stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(answer.stdout)).toEqual({
      n: 4,
      auc: 1,
      aucInterval: [1, 1],
      balancedAccuracy: expect.any(Number),
      falsePass: 0,
      sentencesPerSecond: expect.any(Number),
    });
    const scores = (await readFile(output, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; score: number; supported: boolean });
    expect(scores.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(scores[0]).toMatchObject({ supported: true });
    expect(scores[2]).toMatchObject({ supported: false });
    for (const { score } of scores) expect(score).toBeGreaterThanOrEqual(0);
  });

  it('knows no area where all pairs are of one class', async () => {
    const path = await file('one-class.jsonl', pairs.slice(0, 2));
    const figures: unknown = JSON.parse((await bench('verify', '--data', path, '--json')).stdout);
    expect(figures).toMatchObject({ n: 2, auc: null, aucInterval: null, balancedAccuracy: null, falsePass: null });
    expect((await bench('verify', '--data', path)).stdout).toContain('all pairs are of one class');
  });

  it('says which file and line it cannot read, and what is wrong with it', async () => {
    const noJson = await file('no-json.jsonl', [pairs[0] ?? {}, 'supported: yes']);
    await expect(readPairs(noJson)).rejects.toThrow(`${noJson}, line 2: not JSON`);
    const noLabel = await file('no-label.jsonl', [{ id: 'a', source, sentence: 'The ferry left.', supported: 'yes' }]);
    await expect(readPairs(noLabel)).rejects.toThrow(/line 1: “supported”: .*expected boolean/u);
    await expect(readPairs(await file('empty.jsonl', []))).rejects.toThrow(/is empty/u);
    await expect(readPairs(folder)).rejects.toThrow(/cannot be read/u);
    const answer = await bench('verify', '--data', join(folder, 'absent.jsonl'), '--json');
    expect(answer.code).not.toBe(0);
    expect(answer.stderr).toContain('there is no');
  });
});

describe('measures', () => {
  const judged = [
    { score: 0.9, truth: true },
    { score: 0.4, truth: true },
    { score: 0.4, truth: false },
    { score: 0.1, truth: false },
  ];

  it('count the share of pairs in the right order, ties half', () => {
    expect(areaUnderCurve(judged)?.auc).toBeCloseTo(0.875, 10);
  });

  it('give an interval around the area that narrows with more pairs', () => {
    const width = (times: number): number => {
      const [low, high] = areaUnderCurve(Array.from({ length: times }, () => judged).flat())?.interval ?? [0, 0];
      return high - low;
    };
    expect(width(100)).toBeLessThan(width(5));
  });

  it('count what passes at a threshold', () => {
    expect(ratesAt(judged, 0.4)).toEqual({ falsePass: 0.5, supportedPass: 1, balancedAccuracy: 0.75 });
  });
});

describe('what the mark is chosen by', () => {
  const pair = (sentence: string) => ({
    id: 'a',
    source: `${source} “The engines are as good as new,” she said.`,
    sentence,
    supported: true,
  });

  it('is what the newsroom scores: a sentence without its quotations', () => {
    const own = 'Ilse Brandt thinks well of her vessel and its ageing motors';
    expect(wordingFeatures(pair(`${own}: “The engines are as good as new.”`))).toEqual(wordingFeatures(pair(`${own}.`)));
  });

  it('is nothing where hardly more than a quotation is left', () => {
    expect(wordingFeatures(pair('Brandt said: “The engines are as good as new.”'))).toBeNull();
  });
});

describe('fitting the curves', () => {
  // Kind b is supported more often and has higher values of the second feature, which says nothing within a kind.
  const examples = Array.from({ length: 400 }, (_, index) => {
    const kind = index % 2 === 0 ? 'a' : 'b';
    const signal = ((index * 37) % 101) / 100;
    const truth = signal + (kind === 'b' ? 0.2 : -0.2) > ((index * 53) % 89) / 88;
    return { values: [signal, (kind === 'b' ? 1 : 0) + ((index * 29) % 31) / 100], truth, kind, weight: 1 };
  });
  const rise = ({ slopes }: Curve | undefined = { mean: 0, deviation: 1, direction: 1, slopes: [0, 0, 0, 0] }): number =>
    slopes.reduce((sum, slope) => sum + slope, 0);

  it('learns what holds within each kind of text, not what the kinds differ in', () => {
    const [signal, kind] = fitCurves(examples, [1, 1], 1);
    expect(rise(signal)).toBeGreaterThan(0.5);
    expect(rise(kind)).toBeLessThan(rise(signal) / 3);
  });

  it('gives no weight to a feature whose direction the examples contradict', () => {
    const [signal] = fitCurves(examples, [-1, 1], 1);
    expect(rise(signal)).toBe(0);
  });
});

describe('calibration', () => {
  const valued = Array.from({ length: 200 }, (_, index) => ({ value: index / 100 - 1, truth: (index * 7) % 200 < index, set: 'one' }));

  it('makes values into shares of supported pairs', () => {
    const { slope, intercept } = calibrate(valued);
    const mean = valued.reduce((sum, { value }) => sum + 1 / (1 + Math.exp(-(slope * value + intercept))), 0) / valued.length;
    expect(slope).toBeGreaterThan(1);
    expect(mean).toBeCloseTo(valued.filter(({ truth }) => truth).length / valued.length, 2);
  });

  it('chooses a threshold that lets no more than the wanted share of the unsupported pass', () => {
    const judged = valued.map(({ value, truth, set }) => ({ score: (value + 1) / 2, truth, set }));
    const threshold = chooseThreshold(judged, 0.1);
    expect(ratesAt(judged, threshold).falsePass).toBeLessThanOrEqual(0.1);
    expect(ratesAt(judged, threshold - 0.02).falsePass).toBeGreaterThan(0.1);
  });

  it('chooses a mark that no more than the wanted share of the supported gets, and none where nothing is supported', () => {
    const judged = valued.map(({ value, truth }) => ({ score: (value + 1) / 2, truth }));
    const mark = chooseMark(judged, 0.1) ?? 0;
    expect(ratesAt(judged, mark).supportedPass).toBeGreaterThanOrEqual(0.9);
    expect(ratesAt(judged, mark + 0.02).supportedPass).toBeLessThan(0.9);
    expect(
      chooseMark(
        judged.filter(({ truth }) => !truth),
        0.1,
      ),
    ).toBeNull();
  });
});

describe('newsroom bench train', () => {
  it('writes the same weights each time, and says what they reach', async () => {
    const data = join(folder, 'sets');
    await mkdir(data, { recursive: true });
    const lines = Array.from({ length: 6 }, (_, copy) =>
      pairs.map((pair) => ({ ...pair, source: `${pair.source} Report ${copy}.` })),
    ).flat();
    for (const set of ['one', 'two']) await file(`sets/${set}.jsonl`, lines);
    const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')];
    const answer = await bench('train', '--data', data, '--news', 'one,two', '--output', first, '--json');
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(answer.stdout)).toMatchObject({
      mark: { supportedMarkedWanted: 0.05 },
      falsePassWanted: 0.1,
      trainedOn: [{ set: 'one', records: 24 }, { set: 'two' }],
    });
    await bench('train', '--data', data, '--news', 'one,two', '--output', second);
    const text = await readFile(first, 'utf8');
    expect(weightsSchema.safeParse(JSON.parse(text)).success).toBe(true);
    expect(await readFile(second, 'utf8')).toBe(text);
  });

  it('says which set of news it does not find', async () => {
    const answer = await bench('train', '--data', join(folder, 'sets'), '--news', 'three');
    expect(answer.code).not.toBe(0);
    expect(answer.stderr).toContain('--news names three');
  });
});

const recorded = '../shared/data/verify';

describe.skipIf(!existsSync(recorded))(`the kept weights on the judged pairs of ${recorded} (skipped where they are absent)`, () => {
  it('reach what their file says they reach unseen: features did not change without them', { timeout: 60_000 }, async () => {
    const kept = weightsSchema.parse(JSON.parse(await readFile('pipeline/checks/score/weights.json', 'utf8')));
    for (const { set, records, crossValidated } of kept.trainedOn) {
      const judged = (await readPairs(join(recorded, `${set}.jsonl`))).map(({ source, sentence, supported }) => ({
        score: scoreSentence(readSource(source), sentence).score,
        truth: supported,
      }));
      expect(judged).toHaveLength(records);
      expect(areaUnderCurve(judged)?.auc, set).toBeGreaterThanOrEqual((crossValidated ?? 1) - 0.01);
    }
  });

  it(
    'are what `newsroom bench train` makes of them today: its mark is chosen by what the rules of this version pass',
    { timeout: 180_000 },
    async () => {
      const made = join(folder, 'made-today.json');
      expect((await bench('train', '--data', recorded, '--output', made)).code).toBe(0);
      expect(JSON.parse(await readFile(made, 'utf8'))).toEqual(JSON.parse(await readFile('pipeline/checks/score/weights.json', 'utf8')));
    },
  );
});
