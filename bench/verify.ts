// How well the score tells sentences that their source supports from others, on pairs that people have judged. No model, no network.
import { writeFile } from 'node:fs/promises';
import { readSource, scoreSentence } from '../pipeline/checks/score/index.ts';
import { requireData } from './data.ts';
import { areaUnderCurve, ratesAt } from './verify/measures.ts';
import { readPairs } from './verify/records.ts';

export interface VerifyOptions {
  readonly data?: string;
  readonly output?: string;
  readonly json: boolean;
}

const round = (value: number | null, digits = 4): number | null => (value === null ? null : Number(value.toFixed(digits)));

export async function run(options: VerifyOptions): Promise<void> {
  const pairs = await readPairs(requireData(options.data, 'a file of lines {id, source, sentence, supported}'));
  const started = performance.now();
  let last: { text: string; source: ReturnType<typeof readSource> } | null = null;
  const scored = pairs.map(({ id, source, sentence, supported }) => {
    // Pairs of one source stand together in most files: it is read once for them.
    if (last?.text !== source) last = { text: source, source: readSource(source) };
    return { id, truth: supported, ...scoreSentence(last.source, sentence) };
  });
  const seconds = (performance.now() - started) / 1000;
  const area = areaUnderCurve(scored);
  const passing = scored.map(({ supported, truth }) => ({ score: supported ? 1 : 0, truth }));
  const { falsePass, balancedAccuracy } = ratesAt(passing, 1);
  const figures = {
    n: pairs.length,
    auc: round(area?.auc ?? null),
    aucInterval: area === null ? null : area.interval.map((bound) => round(bound)),
    balancedAccuracy: round(balancedAccuracy),
    falsePass: round(falsePass),
    sentencesPerSecond: Math.round(pairs.length / seconds),
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
      `${figures.sentencesPerSecond} sentences a second`,
      '',
    ].join('\n'),
  );
}
