import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weightsSchema } from '../../pipeline/checks/score/model.ts';
import { fitLogistic } from './logistic.ts';
import { areaUnderCurve, ratesAt } from './measures.ts';
import { readPairs } from './records.ts';

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

describe('logistic regression', () => {
  it('learns what holds within each kind of text, not what the kinds differ in', () => {
    // Kind b is supported more often and has higher values of the second feature, which says nothing within a kind.
    const examples = Array.from({ length: 400 }, (_, index) => {
      const kind = index % 2 === 0 ? 'a' : 'b';
      const signal = ((index * 37) % 101) / 100;
      const truth = signal + (kind === 'b' ? 0.2 : -0.2) > ((index * 53) % 89) / 88;
      return { values: [signal, (kind === 'b' ? 1 : 0) + ((index * 29) % 31) / 100], truth, kind, weight: 1 };
    });
    const { weights } = fitLogistic(examples, 1);
    expect(weights[0]).toBeGreaterThan(0.5);
    expect(Math.abs(weights[1] ?? 0)).toBeLessThan((weights[0] ?? 0) / 3);
  });
});

const recorded = '../shared/data/verify';

describe.skipIf(!existsSync(recorded))(`on the judged pairs of ${recorded} (skipped where they are absent)`, () => {
  it('trains the same weights each time, and the kept ones are not out of date', { timeout: 120_000 }, async () => {
    const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')];
    expect(await bench('train', '--data', recorded, '--output', first)).toMatchObject({ code: 0, stderr: '' });
    await bench('train', '--data', recorded, '--output', second);
    const text = await readFile(first, 'utf8');
    expect(await readFile(second, 'utf8')).toBe(text);
    // The rules for figures and dates may change a little without new weights; the features and what they reach may not.
    const [made, kept] = [text, await readFile('pipeline/checks/score/weights.json', 'utf8')].map((json) =>
      weightsSchema.parse(JSON.parse(json)),
    );
    expect(Object.keys(made?.features ?? {})).toEqual(Object.keys(kept?.features ?? {}));
    made?.trainedOn.forEach(({ set, crossValidated }, index) => {
      expect(kept?.trainedOn[index]?.set).toBe(set);
      expect(Math.abs((kept?.trainedOn[index]?.crossValidated ?? 0) - (crossValidated ?? 0))).toBeLessThan(0.02);
    });
  });
});
