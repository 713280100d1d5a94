// How well articles are put into stories, one article after another as they would come: B-cubed precision, recall and F1 of the stories
// as they stand at the end, merges and splits made on the way, and of each article's place when it came (`whenPlaced`).
// The data: lines of {id, date, lang, title, paragraphs | text, cluster}; or the bundled sample wire, all its languages together.
// --shuffle takes all articles as published at one time, in an order made from it: the hardest case, and no help from dates.
import { writeFile } from 'node:fs/promises';
import { curveOf, type Point } from './cluster/live.ts';
import { Placing, windowMs } from './cluster/placing.ts';
import { readReports, sampleReports, type Report } from './cluster/reports.ts';
import { acrossLanguages, scoresOf, type Pairs, type Scores } from './cluster/scores.ts';
import { oneOf, requireData } from './data.ts';

/** So many texts of the data give their words to the articles of the curve. */
const curveTexts = 500;

/** The same order for the same seed. */
function shuffled(reports: readonly Report[], seed: number): Report[] {
  let state = seed;
  const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const keyed = reports.map((report) => ({ report: { ...report, at: 0 }, key: random() }));
  return keyed.toSorted((one, other) => one.key - other.key).map(({ report }) => report);
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const rounded = ({ precision, recall, f1, nmi }: Scores): Scores => ({
  precision: round(precision),
  recall: round(recall),
  f1: round(f1),
  nmi: round(nmi),
});

export interface ClusterOptions {
  readonly data?: string;
  readonly sample: boolean;
  readonly shuffle?: number;
  readonly live?: readonly number[];
  readonly immediate: boolean;
  readonly json: boolean;
  readonly output?: string;
  readonly show: boolean;
}

function clustered(reports: readonly Report[], changes: boolean) {
  const placing = new Placing({ changes });
  const first = reports.map((report) => placing.place(report, report.text(), { at: report.at, forgetBefore: report.at - windowMs }));
  const placed = reports.flatMap(({ id, event, language }, index) =>
    event === null ? [] : [{ event, language, story: placing.storyOf(id), first: first[index] ?? '' }],
  );
  const across: Record<string, Pairs> = acrossLanguages(placed);
  const sum = (key: keyof Pairs): number => Object.values(across).reduce((total, pairs) => total + pairs[key], 0);
  const { cpu, wall } = placing.took;
  const figures = {
    documents: reports.length,
    events: new Set(placed.map(({ event }) => event)).size,
    stories: new Set(reports.map(({ id }) => placing.storyOf(id))).size,
    ...(placed.length === 0
      ? {}
      : { ...rounded(scoresOf(placed)), whenPlaced: rounded(scoresOf(placed.map((one) => ({ ...one, story: one.first })))) }),
    merges: placing.merges,
    splits: placing.splits,
    crossLanguagePairs: sum('pairs'),
    crossLanguageJoined: sum('pairs') === 0 ? null : round(sum('joined') / sum('pairs')),
    crossLanguageWrong: sum('wrong'),
    crossLanguageByPair: across,
    docsPerSecond: Math.round((reports.length / cpu) * 1000),
    docsPerSecondWall: Math.round((reports.length / wall) * 1000),
    memoryMb: Math.round(process.memoryUsage().rss / 1e6),
  };
  return { placing, figures };
}

function textOf(figures: ReturnType<typeof clustered>['figures']): string {
  const lines = Object.entries(figures).flatMap(([name, value]) => {
    if (name === 'crossLanguageByPair') return [];
    if (value !== null && typeof value === 'object')
      return [
        `${name}: ${JSON.stringify(value)
          .replaceAll(/["{}]/gu, '')
          .replaceAll(/([:,])/gu, '$1 ')}`,
      ];
    return [`${name}: ${String(value)}`];
  });
  const pairs = Object.entries(figures.crossLanguageByPair).map(
    ([name, { pairs: all, joined, wrong }]) =>
      `${name.padEnd(10)}${String(all).padStart(7)}${String(joined).padStart(8)}${String(wrong).padStart(7)}`,
  );
  return [...lines, ...(pairs.length === 0 ? [] : ['languages   pairs  joined  wrong', ...pairs])].join('\n');
}

const curveHead = '   live  docs/s of CPU  docs/s by the clock  memory MB';
const curveLine = ({ live, docsPerSecond, docsPerSecondWall, memoryMb }: Point): string =>
  `${String(live).padStart(7)}${String(docsPerSecond).padStart(15)}${String(docsPerSecondWall).padStart(21)}${String(memoryMb).padStart(11)}`;

function storiesText(reports: readonly Report[], placing: Placing): string {
  const stories = new Map<string, Report[]>();
  for (const report of reports) stories.set(placing.storyOf(report.id), [...(stories.get(placing.storyOf(report.id)) ?? []), report]);
  return Array.from(stories, ([story, members]) => {
    const lines = members.map(({ event, language, text }) => `   ${(event ?? '').slice(0, 24)} ${language} ${text().split('\n', 1)[0]}`);
    return `${story}\n${lines.join('\n')}\n`;
  }).join('');
}

/** Throws NewsroomError `no-data` and `bad-data`. */
export async function run(options: ClusterOptions): Promise<void> {
  oneOf(options, 'data', 'sample');
  const { all, notes, close } = options.sample ? sampleReports() : await readReports(requireData(options.data, 'a file of articles'));
  try {
    for (const note of notes) process.stderr.write(`${note}\n`);
    const reports = options.shuffle === undefined ? all.toSorted((one, other) => one.at - other.at) : shuffled(all, options.shuffle);
    const { placing, figures } = clustered(reports, !options.immediate);
    if (options.output !== undefined) {
      const stories = Object.fromEntries(all.map(({ id }) => [id, placing.storyOf(id)]));
      await writeFile(options.output, `${JSON.stringify(stories, null, 1)}\n`);
    }
    if (!options.json) process.stdout.write(`${textOf(figures)}\n`);
    if (!options.json && options.live !== undefined) process.stdout.write(`${curveHead}\n`);
    const curve =
      options.live === undefined
        ? {}
        : {
            curve: curveOf(
              all.slice(0, curveTexts).map(({ text }) => text()),
              options.live,
              (point) => options.json || process.stdout.write(`${curveLine(point)}\n`),
            ),
          };
    if (options.json) process.stdout.write(`${JSON.stringify({ ...figures, ...curve })}\n`);
    if (options.show) process.stdout.write(storiesText(reports, placing));
  } finally {
    close();
  }
}
