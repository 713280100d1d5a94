// How well the score tells sentences that their source supports from others, on pairs that people have judged. No model, no network.
import { writeFile } from 'node:fs/promises';
import { readSource, scoreSentence } from '../pipeline/checks/score/index.ts';
import type { Score } from '../pipeline/checks/score/index.ts';
import { requireData } from './data.ts';
import { areaUnderCurve, ratesAt } from './verify/measures.ts';
import { readPairs } from './verify/records.ts';
import type { JudgedPair } from './verify/records.ts';

export interface VerifyOptions {
  readonly data?: string;
  readonly output?: string;
  readonly json: boolean;
}

const round = (value: number | null, digits = 4): number | null => (value === null ? null : Number(value.toFixed(digits)));

interface Scored extends Score {
  readonly id: string;
  readonly truth: boolean;
}

function scoreAll(pairs: readonly JudgedPair[]): Scored[] {
  let last: { text: string; source: ReturnType<typeof readSource> } | null = null;
  return pairs.map(({ id, source, sentence, supported }) => {
    // Pairs of one source stand together in most files: it is read once for them.
    if (last?.text !== source) last = { text: source, source: readSource(source) };
    return { id, truth: supported, ...scoreSentence(last.source, sentence) };
  });
}

/** Seconds of computing after which no further pass is begun. */
const enough = 1.5;
/** A slow machine needs longer for the first pass alone, in which code is compiled. */
const fewestPasses = 7;

/** Seconds that this process has computed, on all cores together: what else the machine does is not in it. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * Scores all pairs, and again until there was time enough: the median pass is what a running newsroom takes, whose code is compiled and
 * calendars are loaded. Every pass reads every source and sentence anew.
 */
function scoreTimed(pairs: readonly JudgedPair[]): { scored: Scored[]; perSecond: number } {
  const began = computed();
  const passes: number[] = [];
  let scored: Scored[];
  do {
    const started = computed();
    scored = scoreAll(pairs);
    passes.push(computed() - started);
  } while (passes.length < fewestPasses || computed() - began < enough);
  const median = passes.toSorted((one, other) => one - other)[Math.floor(passes.length / 2)] ?? 0;
  return { scored, perSecond: Math.round(pairs.length / Math.max(1e-6, median)) };
}

export async function run(options: VerifyOptions): Promise<void> {
  const pairs = await readPairs(requireData(options.data, 'a file of lines {id, source, sentence, supported}'));
  const { scored, perSecond } = scoreTimed(pairs);
  const area = areaUnderCurve(scored);
  const passing = scored.map(({ supported, truth }) => ({ score: supported ? 1 : 0, truth }));
  const { falsePass, balancedAccuracy } = ratesAt(passing, 1);
  const figures = {
    n: pairs.length,
    auc: round(area?.auc ?? null),
    aucInterval: area === null ? null : area.interval.map((bound) => round(bound)),
    balancedAccuracy: round(balancedAccuracy),
    falsePass: round(falsePass),
    sentencesPerSecond: perSecond,
  };
  if (options.output !== undefined) {
    const lines = scored.map(({ id, score, supported }) => `${JSON.stringify({ id, score: round(score, 6), supported })}\n`);
    await writeFile(options.output, lines.join(''));
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    return;
  }
  const percent = (value: number | null): string => (value === null ? 'not known, one class only' : `${(value * 100).toFixed(1)} %`);
  process.stdout.write(
    [
      `${figures.n} pairs, ${pairs.filter(({ supported }) => supported).length} of them supported`,
      area === null
        ? 'AUC: not known, all pairs are of one class'
        : `AUC ${area.auc.toFixed(3)} (95 %: ${area.interval.map((bound) => bound.toFixed(3)).join(' to ')})`,
      `at the threshold: balanced accuracy ${percent(balancedAccuracy)}; unsupported that pass ${percent(falsePass)}`,
      `${figures.sentencesPerSecond} sentences a second of computing, sources read anew`,
      '',
    ].join('\n'),
  );
}
