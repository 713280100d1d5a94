// `newsroom replay`, batch by batch, in the process that runs the newsroom or, where none runs, in this one.
import type { Settings } from '../../core/settings.ts';
import type { ReplayCounts } from '../../sources/replay.ts';
import type { ReplayOptions } from '../cli/replay.ts';
import { tellRunning } from '../control-client.ts';
import { counted, print, printError } from '../output.ts';
import type { WritingArgument, WritingValue } from '../writings.ts';
import { reach } from './read.ts';

type Batch = WritingValue<'replay'>;
type Argument = WritingArgument<'replay'>;

interface Replayed extends ReplayCounts {
  readonly since: string;
  readonly dryRun: boolean;
  readonly seconds: number;
}

const progressEveryMs = 2_000;

/** Replays with `step` until nothing is left. Null where the first step finds nobody to ask. */
async function replayAll(options: ReplayOptions, step: (argument: Argument) => Promise<Batch | null>): Promise<Replayed | null> {
  const started = performance.now();
  const feeds = { replayed: 0, added: 0, failed: 0 };
  const pages = { replayed: 0, unchanged: 0, changed: 0, read: 0, failed: 0 };
  const common = { since: options.since.toISOString(), only: options.only ?? null, feed: options.feed ?? null, dryRun: options.dryRun };
  let total: number | null = null;
  let told = started;
  for (let afterId: number | null = 0; afterId !== null;) {
    const batch = await step({ ...common, afterId });
    if (batch === null) return null;
    total ??= batch.total;
    for (const key of Object.keys(feeds) as (keyof typeof feeds)[]) feeds[key] += batch.counts.feeds[key];
    for (const key of Object.keys(pages) as (keyof typeof pages)[]) pages[key] += batch.counts.pages[key];
    afterId = batch.nextId;
    if (performance.now() - told < progressEveryMs || options.json) continue;
    told = performance.now();
    printError(`replayed ${feeds.replayed + pages.replayed} of ${total ?? 0}`);
  }
  return { since: common.since, dryRun: options.dryRun, feeds, pages, seconds: Math.round((performance.now() - started) / 100) / 10 };
}

function render({ since, dryRun, feeds, pages, seconds }: Replayed): string {
  if (feeds.replayed + pages.replayed === 0)
    return `Nothing is kept of what was fetched since ${since}: raw.keepFeeds and raw.keepPages say for how long.`;
  const would = dryRun ? ' (nothing was changed: --dry-run)' : '';
  return [
    `Replayed in ${seconds} s${would}:`,
    `  ${counted(feeds.replayed, 'answer')} of feeds: ${counted(feeds.added, 'entry', 'entries')} not known before, ${feeds.failed} that no feed can be read from`,
    `  ${counted(pages.replayed, 'page')}: ${pages.unchanged} say the same, ${pages.changed} something else, ${pages.read} not read before, ${pages.failed} that no article can be read from`,
  ].join('\n');
}

export async function replay(settings: Settings, options: ReplayOptions): Promise<void> {
  const value = await reach(
    settings,
    async (directory) => {
      const done = await replayAll(options, async (argument) => {
        const answer = await tellRunning(directory, 'replay', argument);
        return answer === null ? null : (answer.value as Batch);
      });
      return done === null ? null : { value: done };
    },
    async (context) => {
      const { write } = await import('../writings.ts');
      return replayAll(options, async (argument) => (await write(context, 'replay', argument)) as Batch);
    },
  );
  print(options.json ? JSON.stringify(value) : render(value as Replayed));
}
