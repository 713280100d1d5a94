// Many broken documents through a reader, in a process of its own with little memory, which is ended when a case hangs. Says what it found as
// one line of JSON, and ends with 1 where something is wrong. `--case N` runs one case alone and shows it.
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { maximumCaseMs, type FuzzCase, type FuzzOutcome } from './mutations.ts';

export interface Fuzz {
  /** The file of the program that calls `runFuzz`: it is started again for the cases. */
  readonly program: string;
  /** How many cases, and where its corpus is, when the command line does not say. */
  readonly cases: number;
  readonly data: string;
  readonly makeCase: (corpus: readonly Uint8Array[], seed: number, number: number) => FuzzCase;
  readonly runCase: (one: FuzzCase) => Promise<FuzzOutcome>;
}

const memoryMb = 400;
/** A case that has not ended after this will not: far above what is slow, for a busy machine. */
const hangMs = maximumCaseMs * 10;
const told = 500;

interface Progress {
  /** The case that is begun next. */
  readonly next: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly faults: readonly { readonly case: number; readonly kind: string; readonly milliseconds: number }[];
  readonly slowest: { readonly case: number; readonly milliseconds: number };
  readonly memoryMb: number;
}

async function readCorpus(data: string): Promise<Uint8Array[]> {
  if (!existsSync(data)) return [];
  const files = (await readdir(data, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return Promise.all(paths.map(async (path) => (path.endsWith('.gz') ? gunzipSync(await readFile(path)) : readFile(path))));
}

interface Options {
  readonly seed: number;
  readonly cases: number;
  readonly data: string;
}

async function work({ makeCase, runCase }: Fuzz, { seed, cases, data }: Options, from: number): Promise<void> {
  const corpus = await readCorpus(data);
  let kinds: Record<string, number> = {};
  let faults: Progress['faults'][number][] = [];
  let slowest = { case: 0, milliseconds: 0 };
  const report = (next: number): void => {
    process.send?.({ next, kinds, faults, slowest, memoryMb: Math.round(process.memoryUsage().rss / 2 ** 20) } satisfies Progress);
    [kinds, faults] = [{}, []];
  };
  for (let number = from; number < cases; number += 1) {
    const outcome = await runCase(makeCase(corpus, seed, number));
    const kind = outcome.fault ? 'fault' : outcome.kind;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (outcome.milliseconds > slowest.milliseconds) slowest = { case: number, milliseconds: Math.round(outcome.milliseconds) };
    if (outcome.fault) faults.push({ case: number, kind: outcome.kind, milliseconds: Math.round(outcome.milliseconds) });
    if (outcome.fault || number % 20 === 19 || number + 1 === cases) report(number + 1);
  }
}

/** Runs cases from `from` on; resolves with what is known when the process has ended, or was ended because it stood still. */
function runProcess(
  { program }: Fuzz,
  { seed, cases, data }: Options,
  from: number,
  onProgress: (progress: Progress) => void,
): Promise<{ next: number; ended: boolean }> {
  const child = fork(program, ['--cases', String(cases), '--seed', String(seed), '--data', data, '--from', String(from)], {
    execArgv: [...process.execArgv, `--max-old-space-size=${memoryMb}`],
  });
  let next = from;
  const watch = (): NodeJS.Timeout => setTimeout(() => child.kill('SIGKILL'), hangMs * 3);
  let timer = watch();
  child.on('message', (message: Progress) => {
    next = message.next;
    clearTimeout(timer);
    timer = watch();
    onProgress(message);
  });
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ next, ended: code === 0 });
    });
  });
}

/** The case in which a process ended or stood still: of those begun since its last report, the first that does so alone. */
async function findLost({ program }: Fuzz, { seed, cases, data }: Options, from: number): Promise<number> {
  for (let number = from; number < Math.min(from + 20, cases); number += 1) {
    const child = fork(program, ['--seed', String(seed), '--data', data, '--case', String(number)], {
      execArgv: [...process.execArgv, `--max-old-space-size=${memoryMb}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), hangMs);
    const code = await new Promise<number | null>((resolve) => void child.on('exit', resolve));
    clearTimeout(timer);
    if (code !== 0 && code !== 1) return number;
  }
  return from + 19;
}

async function runAll(fuzz: Fuzz, options: Options): Promise<void> {
  const { seed, cases, data } = options;
  const start = performance.now();
  const kinds: Record<string, number> = {};
  const faults: { case: number; kind: string; milliseconds: number }[] = [];
  let slowest = { case: 0, milliseconds: 0 };
  let [rss, shown, from] = [0, 0, 0];
  while (from < cases) {
    const { next, ended } = await runProcess(fuzz, options, from, (progress) => {
      for (const [kind, count] of Object.entries(progress.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count;
      faults.push(...progress.faults);
      if (progress.slowest.milliseconds > slowest.milliseconds) slowest = progress.slowest;
      rss = Math.max(rss, progress.memoryMb);
      if (progress.next < shown + told) return;
      shown = progress.next;
      process.stderr.write(`${shown} of ${cases} cases, ${faults.length} faults, slowest ${slowest.milliseconds} ms, ${rss} MB\n`);
    });
    from = next;
    if (ended) continue;
    const lost = await findLost(fuzz, options, next);
    faults.push({ case: lost, kind: 'the process ended or stood still', milliseconds: 0 });
    kinds['fault'] = (kinds['fault'] ?? 0) + 1;
    from = lost + 1;
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  const corpus = existsSync(data);
  process.stdout.write(`${JSON.stringify({ cases, seed, corpus, seconds, kinds, slowest, memoryMb: rss, faults: faults.slice(0, 50) })}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

async function runOne({ makeCase, runCase }: Fuzz, { seed, data }: Options, number: number): Promise<void> {
  const one = makeCase(await readCorpus(data), seed, number);
  const outcome = await runCase(one);
  process.stdout.write(`${JSON.stringify({ case: number, seed, bytes: one.bytes.length, contentType: one.contentType, ...outcome })}\n`);
  process.stdout.write(`${Buffer.from(one.bytes).toString('utf8').slice(0, 4000)}\n`);
  process.exitCode = outcome.fault ? 1 : 0;
}

/** The program of `npm run fuzz:…`: reads the command line, runs the cases, prints, and sets the exit code. */
export async function runFuzz(fuzz: Fuzz): Promise<void> {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: String(fuzz.cases) },
      seed: { type: 'string', default: '1' },
      data: { type: 'string', default: fuzz.data },
      case: { type: 'string' },
      from: { type: 'string' },
    },
  });
  const options: Options = { seed: Number(values.seed), cases: Number(values.cases), data: values.data };
  if (values.case !== undefined) return runOne(fuzz, options, Number(values.case));
  if (values.from === undefined) return runAll(fuzz, options);
  await work(fuzz, options, Number(values.from));
  process.disconnect?.();
}
