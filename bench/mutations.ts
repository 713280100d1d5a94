// How many sentences with one thing changed the deterministic checks refuse, and how many true ones: lines of
// {source, sentence, mutated, kind, lang}. No model is asked.
import { writeFileSync } from 'node:fs';
import { passes } from '../core/words.ts';
import { requireData } from './data.ts';
import { checkAgainst } from './mutations/check-pair.ts';
import { kinds, pairForm, readPairs } from './mutations/pairs.ts';
import type { Kind, Pair } from './mutations/pairs.ts';

export interface MutationsOptions {
  readonly data?: string;
  readonly json: boolean;
  readonly output?: string;
  readonly show: boolean;
}

export interface PairResult extends Pair {
  /** Whether the check of `mutated` does not pass. */
  readonly flagged: boolean;
  readonly unchangedFlagged: boolean;
  readonly reasons: readonly string[];
  readonly unchangedReasons: readonly string[];
}

export async function resultOf(pair: Pair): Promise<PairResult> {
  const [unchanged, changed] = await checkAgainst(pair.source, [pair.sentence, pair.mutated], pair.lang, pair.date);
  return {
    ...pair,
    // No result is no pass.
    flagged: changed === undefined || !passes(changed.verdict),
    unchangedFlagged: unchanged === undefined || !passes(unchanged.verdict),
    reasons: changed?.reasons ?? [],
    unchangedReasons: unchanged?.reasons ?? [],
  };
}

const share = (part: number, whole: number): number => Math.round((part / Math.max(1, whole)) * 10_000) / 10_000;

function figuresOf(results: readonly PairResult[]): {
  kinds: Partial<Record<Kind, { n: number; flagged: number }>>;
  unchangedFlagged: number;
} {
  const byKind: Partial<Record<Kind, { n: number; flagged: number }>> = {};
  for (const kind of kinds) {
    const own = results.filter((result) => result.kind === kind);
    if (own.length > 0) byKind[kind] = { n: own.length, flagged: share(own.filter((result) => result.flagged).length, own.length) };
  }
  // A sentence that stands in several pairs is one sentence.
  const sentences = new Map(results.map((result) => [`${result.source}\n${result.sentence}`, result.unchangedFlagged]));
  return { kinds: byKind, unchangedFlagged: share([...sentences.values()].filter(Boolean).length, sentences.size) };
}

function printed(results: readonly PairResult[], show: boolean): string {
  const lines: string[] = [];
  const languages = [...new Set(results.map((result) => result.lang))];
  for (const name of ['all', ...(languages.length > 1 ? languages : [])]) {
    const { kinds: byKind, unchangedFlagged } = figuresOf(name === 'all' ? results : results.filter((result) => result.lang === name));
    const cells = Object.entries(byKind).map(([kind, { n, flagged }]) => `${kind} ${(flagged * 100).toFixed(1)} % of ${String(n)}`);
    lines.push(`${name}: flagged ${cells.join(', ')}; unchanged ${(unchangedFlagged * 100).toFixed(1)} %`);
  }
  if (show) {
    for (const result of results.filter((one) => !one.flagged))
      lines.push(`missed (${result.lang}, ${result.kind}): ${result.mutated}\n    ${result.sentence}`);
    for (const result of results.filter((one) => one.unchangedFlagged))
      lines.push(`flagged though unchanged (${result.lang}): ${result.sentence}\n    ${result.unchangedReasons.join('; ')}`);
  }
  return lines.join('\n');
}

export async function run(options: MutationsOptions): Promise<void> {
  const pairs = readPairs(requireData(options.data, `a file of lines ${pairForm}`));
  const results: PairResult[] = [];
  for (const pair of pairs) results.push(await resultOf(pair));
  if (options.output !== undefined) {
    const lines = results.map((result) => JSON.stringify({ ...result, source: undefined }));
    writeFileSync(options.output, `${lines.join('\n')}\n`);
  }
  process.stdout.write(`${options.json ? JSON.stringify(figuresOf(results)) : printed(results, options.show)}\n`);
}
