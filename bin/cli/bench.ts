// `bench NAME`: measurements. One entry of the table a benchmark; its file in bench/ exports `run(options)`, is loaded when it is asked
// for, prints its figures (with --json as one line) and throws NewsroomError where its data is absent.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { messageOf, NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import { jsonFlag, type CommandContext } from './context.ts';

interface Benchmark {
  readonly description: string;
  readonly options: readonly Option[];
  /** Its module; `run` takes the options above as commander reads them, and the settings where it opens a newsroom. */
  readonly load: () => Promise<{ readonly run: (options: never, settings: Settings) => Promise<void> }>;
}

function numeric(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('a number is needed.');
  return number;
}

/** A whole number from `least` on. Throws InvalidArgumentError for another. */
function wholeFrom(least: number) {
  return (value: string): number => {
    const whole = numeric(value);
    if (!Number.isSafeInteger(whole) || whole < least) throw new InvalidArgumentError(`a whole number, ${least} or more, is needed.`);
    return whole;
  };
}

/** Whole numbers, each more than the one before, between commas. Throws InvalidArgumentError for others. */
function risingCounts(value: string): number[] {
  const counts = value.split(',').map(wholeFrom(1));
  if (counts.some((one, index) => one <= (counts[index - 1] ?? 0)))
    throw new InvalidArgumentError('each number must be more than the one before.');
  return counts;
}

function shareOf(value: string): number {
  const share = numeric(value);
  if (share < 0 || share > 1) throw new InvalidArgumentError('a number from 0 to 1 is needed.');
  return share;
}

const number = (flags: string, description: string): Option => new Option(flags, description).argParser(numeric);
const count = (flags: string, description: string, least = 1): Option => new Option(flags, description).argParser(wholeFrom(least));
const share = (flags: string, description: string): Option => new Option(flags, description).argParser(shareOf);
const flag = (flags: string, description: string): Option => new Option(flags, description).default(false);
const data = (description: string): Option => new Option('--data <path>', description);

const benchmarks: Readonly<Record<string, Benchmark>> = {
  extract: {
    description: 'how well articles are extracted from pages',
    options: [
      data('folder with ground-truth.json and html/ID.html.gz'),
      count('--worst <n>', 'list the worst pages', 0).default(0),
      new Option('--show <id>', 'print what was expected and found for pages with this in their id'),
      new Option('--output <file>', 'write {id: {articleBody}}'),
    ],
    load: () => import('../../bench/extract.ts'),
  },
  feeds: {
    description: 'how well feeds are read, and how fast beside rss-parser alone',
    options: [
      data('folder of feeds, each with what is expected of its parser in a comment'),
      new Option('--output <file>', 'write what was read of each feed'),
      count('--worst <n>', 'list feeds with something missed', 0).default(0),
      new Option('--show <path>', 'print what was expected and found for feeds with this in their path'),
      count('--rounds <n>', 'how often the time is taken').default(9),
    ],
    load: () => import('../../bench/feeds.ts'),
  },
  cluster: {
    description: 'how well articles are put into stories',
    options: [
      data('file of recorded articles, one JSON value a line'),
      flag('--sample', 'the bundled sample wire'),
      count('--shuffle <seed>', 'all as published at one time, in an order made from the seed', 0),
      new Option(
        '--live <counts>',
        'then show the rate with so many articles held, made from the words of the data: 1000,20000,100000',
      ).argParser(risingCounts),
      flag('--immediate', 'leave each article where it was put: merge and split no stories'),
      new Option('--output <file>', 'write {id: story}'),
      flag('--show', 'list the stories'),
    ],
    load: () => import('../../bench/cluster.ts'),
  },
  'cluster-restart': {
    description: 'what a start of clustering takes with so many articles in the window, and what the database takes for an article',
    options: [
      count('--articles <n>', 'articles in the window').default(20_000),
      count('--story <n>', 'articles of one story besides').default(2000),
      count('--next <n>', 'articles to measure with, of each kind').default(100),
    ],
    load: () => import('../../bench/cluster-restart.ts'),
  },
  language: {
    description: 'how often the language of one sentence is told',
    options: [
      data('file of lines {text, lang}'),
      new Option('--output <file>', "write a line {lang} for each sentence, in the data's order"),
    ],
    load: () => import('../../bench/language.ts'),
  },
  'language-train': {
    description: 'make the counts of the language model of character runs, and say what it reaches on sentences left out',
    options: [
      data('file of lines {text, lang}'),
      new Option('--output <file>', 'write the counts there (the newsroom reads sources/language/ngram-counts.json)'),
    ],
    load: () => import('../../bench/language-train.ts'),
  },
  drafts: {
    description: 'drafts of the extractive writer, to read and to measure',
    options: [
      data('file of recorded articles, one JSON value a line'),
      new Option('--sample <language>', 'the bundled sample wire; other than en: the reports in that language alone; all: each in turn'),
      count('--limit <n>', 'the first events only'),
      new Option('--event <id>', 'one event, by the beginning of its id or by its number'),
      new Option('--persona <id>', 'who writes (default: the first of the roster)'),
      flag('--claims', 'print the claims too'),
      flag(
        '--check',
        'run the checks, revise as the newsroom does, print what fails and what of the drafts handed in is cited and supported',
      ),
      share('--share <cap>', 'quotation cap as a share of each source'),
    ],
    load: () => import('../../bench/drafts.ts'),
  },
  misbehave: {
    description: 'a (played) language model that spoils a share of its sentences: which of them reach an editor as passing',
    options: [
      data('file of recorded articles, one JSON value a line (default: the bundled sample wire)'),
      new Option('--language <code>', 'of the drafts on the sample wire; other than en: the reports in that language alone').default('en'),
      count('--limit <n>', 'the first events only'),
      count('--seed <n>', 'another seed, other sentences and other ways', 0).default(1),
      share('--share <share>', 'of the sentences of each draft and revision that are spoilt').default(0.1),
      flag('--show', 'list every spoilt sentence and what became of it'),
    ],
    load: () => import('../../bench/misbehave.ts'),
  },
  mutations: {
    description: 'how many sentences with one thing changed the checks refuse, and how many true ones',
    options: [
      data('file of lines {source, sentence, mutated, kind, lang}'),
      flag('--show', 'list what was missed and what was flagged though unchanged'),
      new Option('--output <file>', 'write a line a pair, with the reasons'),
    ],
    load: () => import('../../bench/mutations.ts'),
  },
  mutate: {
    description: 'make a file for bench mutations from articles',
    options: [
      new Option('--articles <file>', 'lines of {id, cluster, outlet, lang, date, title, paragraphs}'),
      flag('--sample', 'the bundled sample wire, in its 13 languages'),
      new Option('--output <file>', 'where the pairs go'),
      count('--seed <n>', 'another seed, other pairs', 0).default(1),
      count('--most <n>', 'pairs of each kind and language').default(300),
    ],
    load: () => import('../../bench/mutate.ts'),
  },
  verify: {
    description: 'how well the score tells supported sentences from others, on pairs judged by people; no language model is asked',
    options: [
      data('file of lines {id, source, sentence, supported}'),
      new Option(
        '--output <file>',
        'write a line {id, score, supported} for each pair: what the score says, 0 to 1, and whether it passes',
      ),
    ],
    load: () => import('../../bench/verify.ts'),
  },
  train: {
    description: 'make the weights of the score from judged pairs, and say what it reaches on pairs left out',
    options: [
      data('folder of files SET.jsonl with lines {id, source, sentence, supported}'),
      new Option('--output <file>', 'write the weights there (the newsroom reads pipeline/checks/score/weights.json)'),
      new Option('--news <sets>', 'sets of news prose, for calibration and threshold').default('cliff_cnndm_val,cliff_xsum_val,factcc'),
      share('--false-pass <share>', 'share of unsupported pairs of news prose that may pass the threshold').default(0.1),
      share(
        '--false-alarm <share>',
        'share of supported pairs of news prose, of those that the rules pass, that may be marked as weak',
      ).default(0.05),
      number('--penalty <weight>', 'how strongly the slopes of its curves are held near zero').default(100),
    ],
    load: () => import('../../bench/train.ts'),
  },
  voices: {
    description: 'one story by every persona: whether their pieces can be told apart',
    options: [
      new Option('--model <which>', 'who writes: the extractive writer, the model writer on a played model, or both')
        .choices(['extractive', 'played', 'both'])
        .default('both'),
      new Option('--event <id>', 'an event of the sample wire, by the beginning of its id (default: the first)'),
      new Option('--language <code>', 'of the drafts; other than en: the reports in that language alone').default('en'),
      flag('--all', 'every event with three reports in that language'),
      flag('--show', 'print the pieces'),
      new Option('--output <file>', 'write the figures to a file too'),
    ],
    load: () => import('../../bench/voices.ts'),
  },
  poll: {
    description: 'how fast feeds are polled on loopback, whether every new item is stored once, and how many connections a host sees',
    options: [
      count('--feeds <n>', 'feeds that are served').default(10_000),
      count('--rounds <n>', 'rounds in which 5 % of the feeds have something new and 10 % are faulty').default(2),
      new Option('--output <file>', 'write the figures to a file too'),
    ],
    load: () => import('../../bench/poll.ts'),
  },
  pipeline: {
    description: 'what the newsroom itself takes for a story, apart from the calls of a (played) language model',
    options: [count('--stories <n>', 'stories to measure').default(40)],
    load: () => import('../../bench/pipeline.ts'),
  },
  breaking: {
    description: 'a recorded wire released event by event: how long from the third origin of a story to its place in a desk queue',
    options: [
      new Option('--wire <folder>', 'folder with serve.mjs, which serves the recorded wire'),
      count('--live <seconds>', 'time over which the events are released').default(600),
    ],
    load: () => import('../../bench/breaking.ts'),
  },
  load: {
    description: 'many stories queued at once, a slow (played) language model, nine desks: wall time by the least possible',
    options: [
      count('--stories <n>', 'stories queued at once').default(100),
      count('--concurrency <n>', 'drafts that a desk works at at once').default(3),
      count('--delay <ms>', 'time of one call of the model', 0).default(2000),
      count('--processes <n>', 'processes that share the desks, on PostgreSQL and Redis (default: 2)'),
    ],
    load: () => import('../../bench/load.ts'),
  },
};

/** Throws NewsroomError `not-written` where no file can be written at `path`. */
export function requireWritable(path: string): void {
  const cause = (() => {
    try {
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return 'it is a folder';
      accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
      return null;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? `there is no folder ${dirname(path)}` : messageOf(error);
    }
  })();
  if (cause !== null) throw new NewsroomError('not-written', `--output ${path} cannot be written: ${cause}`);
}

export function registerBench({ program, settingsFor }: CommandContext): void {
  const bench = program.command('bench').description('measure a part: figures on the data that you name').helpCommand(false);
  for (const [name, { description, options, load }] of Object.entries(benchmarks)) {
    // The program's own --data names the store's folder, which no benchmark opens: here the word is the benchmark's.
    const help = { ...program.configureHelp(), showGlobalOptions: false };
    const command = bench.command(name).description(description).addOption(jsonFlag()).configureHelp(help);
    for (const option of options) command.addOption(option);
    command.action(async (_options: object, self: Command) => {
      // Before the work, which can take minutes.
      const { output } = self.opts<{ output?: string }>();
      if (output !== undefined) requireWritable(output);
      const { run } = await load();
      await (run as (options: object, settings: Settings) => Promise<void>)(self.optsWithGlobals(), settingsFor());
    });
  }
}
