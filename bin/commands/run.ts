// `newsroom run`: the pipeline without desk and site; with --once until nothing is left to do, then a summary.
import { messageOf, NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import { makeFeedsDue } from '../../store/repositories/feeds.ts';
import { summarise, type RunSummary } from '../../store/repositories/reports.ts';
import { runOnce, type Left } from '../../workers/once.ts';
import type { PartOptions } from '../../workers/part.ts';
import { print, printError } from '../output.ts';
import { startProgress } from '../progress.ts';
import { Closing } from './closing.ts';
import { startWorkers } from './newsroom-process.ts';
import { choosePart } from './part.ts';
import { stopAsked } from './stop-asked.ts';

function describe(summary: RunSummary, seconds: number): string {
  const drafts = Object.entries(summary.drafts).map(
    ([persona, states]) =>
      `  ${persona}: ${Object.entries(states)
        .map(([state, n]) => `${n} ${state}`)
        .join(', ')}`,
  );
  return [
    `${summary.feeds} feeds, ${summary.items} items, ${summary.articles} articles, ${summary.stories} stories in ${seconds} s`,
    ...drafts,
    ...(summary.sentences === 0
      ? ['no text drafted']
      : [
          `${summary.sentences} sentences: ${Object.entries(summary.checks)
            .filter(([, n]) => n > 0)
            .map(([verdict, n]) => `${n} ${verdict}`)
            .join(', ')}`,
        ]),
  ].join('\n');
}

/** What could not be waited for, in one line. */
function describeLeft({ jobs, notQueued, closed }: Left): string {
  const waiting = Object.entries(jobs).map(
    ([queue, n]) => `${n} on ${queue}${closed[queue] === undefined ? '' : `, which ${closed[queue]}`}`,
  );
  const parts = [
    ...(waiting.length === 0 ? [] : [`jobs that wait: ${waiting.join(', ')}`]),
    ...(notQueued === 0 ? [] : [`jobs that no queue took: ${notQueued}`]),
  ];
  return `newsroom: not everything is done (${parts.join('; ')}). Nothing is lost: run again later to go on; \`newsroom status\` shows problems.`;
}

/** Runs to rest, or until asked to stop. Returns the exit code: 130 where a run to rest was cut short. */
export async function run(settings: Settings, options: PartOptions & { once: boolean; json: boolean }): Promise<number> {
  const part = await choosePart(settings, options, false);
  const startedAt = performance.now();
  const closing = new Closing();
  const abort = new AbortController();
  const stop = stopAsked().then((signal) => abort.abort(new NewsroomError('stopped', `stopped by ${signal}: run again to go on`)));
  try {
    const { deps, queues, fleet, feedUrls } = await startWorkers(settings, closing, {
      schedules: !options.once,
      part,
      pages: false,
      say: options.json ? printError : print,
    });
    const progress =
      process.stderr.isTTY || !options.json ? startProgress(deps.database, queues, { write: options.json ? printError : print }) : null;
    if (progress !== null) closing.addBeside('progress', () => progress.stop());
    if (options.once) {
      await makeFeedsDue(deps.database, feedUrls, deps.now());
      const left = await runOnce(deps, queues, fleet, abort.signal);
      if (left !== null) printError(describeLeft(left));
    } else await stop;
    const summary = await summarise(deps.database);
    await closing.run();
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    print(options.json ? JSON.stringify({ ...summary, seconds }) : describe(summary, seconds));
    return 0;
  } catch (error) {
    await closing.run();
    if (!abort.signal.aborted) throw error;
    printError(`newsroom: ${messageOf(abort.signal.reason)}`);
    return 130;
  }
}
