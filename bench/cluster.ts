// How well articles are put into stories: B-cubed precision, recall and F1, one article after another as they would come.
// The data: lines of {cluster, lang, date, title, paragraphs}; or the bundled sample wire, all its languages together.
// --shuffle takes all articles as published at one time, in an order made from it: the hardest case, and no help from dates.
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { StoryIndex } from '../sources/cluster/story-index.ts';
import { readLength, termsOf } from '../sources/cluster/terms.ts';
import { loadSampleWire } from '../sources/sample-wire/load.ts';
import { oneOf, readLines, requireData } from './data.ts';

const windowMs = 72 * 3_600_000;

const articleSchema = z.object({
  cluster: z.string(),
  lang: z.string(),
  date: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
});

interface Report {
  readonly id: string;
  readonly event: string;
  readonly language: string;
  readonly at: number;
  readonly text: string;
}

function textOf(title: string, paragraphs: readonly string[]): string {
  return [title, ...paragraphs].join('\n\n').normalize('NFC').slice(0, readLength);
}

/** Ids in the recording are not unique: a line's number names it. */
function recorded(file: string): Report[] {
  return readLines(file, articleSchema, '{cluster, lang, date, title, paragraphs}').map(
    ({ cluster, lang, date, title, paragraphs }, index) => ({
      id: `line ${index + 1}`,
      event: cluster,
      language: lang,
      at: Date.parse(date),
      text: textOf(title, paragraphs),
    }),
  );
}

function sample(): Report[] {
  return loadSampleWire().events.flatMap((event) =>
    event.reports.map((report) => ({
      id: `${report.outlet.slug}/${report.slug}`,
      event: event.id,
      language: report.outlet.language,
      at: -report.minutesAgo * 60_000,
      text: textOf(report.title, [report.deck, ...report.paragraphs]),
    })),
  );
}

/** The same order for the same seed. */
function shuffled(reports: readonly Report[], seed: number): Report[] {
  let state = seed;
  const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const keyed = reports.map((report) => ({ report: { ...report, at: 0 }, key: random() }));
  return keyed.toSorted((one, other) => one.key - other.key).map(({ report }) => report);
}

/** The story of each report, and how long all took, ms. */
function cluster(reports: readonly Report[]): { stories: Map<string, string>; milliseconds: number } {
  const index = new StoryIndex({ windowMs });
  const stories = new Map<string, string>();
  const start = performance.now();
  for (const { id, language, at, text } of reports) {
    index.forgetBefore(at - windowMs);
    const compared = { id, language, at, terms: termsOf(text) };
    const storyId = index.match(compared)?.storyId ?? `story of ${id}`;
    stories.set(id, storyId);
    index.add({ ...compared, storyId, seenAt: at });
  }
  return { stories, milliseconds: performance.now() - start };
}

/** B-cubed: for each report, the share of its story that is of its event, and the share of its event that is in its story; averaged. */
function bCubed(reports: readonly Report[], stories: ReadonlyMap<string, string>): { precision: number; recall: number; f1: number } {
  let [precision, recall] = [0, 0];
  for (const one of reports) {
    let [both, found, meant] = [0, 0, 0];
    for (const other of reports) {
      const together = stories.get(one.id) === stories.get(other.id);
      const same = one.event === other.event;
      if (together) found += 1;
      if (same) meant += 1;
      if (together && same) both += 1;
    }
    precision += both / found / reports.length;
    recall += both / meant / reports.length;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Pairs of reports in two languages: the share of one event that is joined, and the share of joined ones that is right. */
function crossLanguage(reports: readonly Report[], stories: ReadonlyMap<string, string>) {
  let [pairs, joined, wrong] = [0, 0, 0];
  for (const [index, one] of reports.entries()) {
    for (const other of reports.slice(index + 1)) {
      if (one.language === other.language) continue;
      const together = stories.get(one.id) === stories.get(other.id);
      if (one.event === other.event) pairs += 1;
      if (together && one.event === other.event) joined += 1;
      if (together && one.event !== other.event) wrong += 1;
    }
  }
  return { pairs, joined: pairs === 0 ? null : joined / pairs, wrong };
}

export interface ClusterOptions {
  readonly data?: string;
  readonly sample: boolean;
  readonly shuffle?: number;
  readonly json: boolean;
  readonly output?: string;
  readonly show: boolean;
}

export async function run(options: ClusterOptions): Promise<void> {
  oneOf(options, 'data', 'sample');
  const read = options.sample ? sample() : recorded(requireData(options.data, 'a file of recorded articles'));
  const reports = options.shuffle === undefined ? read.toSorted((one, other) => one.at - other.at) : shuffled(read, options.shuffle);
  const { stories, milliseconds } = cluster(reports);
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  const score = bCubed(reports, stories);
  const across = crossLanguage(reports, stories);
  const result = {
    documents: reports.length,
    events: new Set(reports.map((report) => report.event)).size,
    stories: new Set(stories.values()).size,
    precision: round(score.precision),
    recall: round(score.recall),
    f1: round(score.f1),
    crossLanguagePairs: across.pairs,
    crossLanguageJoined: across.joined === null ? null : round(across.joined),
    crossLanguageWrong: across.wrong,
    docsPerSecond: Math.round((reports.length / milliseconds) * 1000),
  };
  const text = options.json
    ? JSON.stringify(result)
    : Object.entries(result)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n');
  if (options.output !== undefined) await writeFile(options.output, `${text}\n`);
  process.stdout.write(`${text}\n`);
  if (options.show) {
    for (const story of new Set(stories.values())) {
      const members = reports.filter((report) => stories.get(report.id) === story);
      process.stdout.write(
        `${story}\n${members.map(({ event, language, text: words }) => `   ${event.slice(0, 24)} ${language} ${words.split('\n', 1)[0]}`).join('\n')}\n`,
      );
    }
  }
}
