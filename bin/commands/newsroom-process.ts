// One process that runs the newsroom: opens it, starts workers, desk and site, says where they are, and drains when asked to stop.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import { startDesk } from '../../desk/server/start-desk.ts';
import { startSite } from '../../site/start-site.ts';
import { loadFeedList } from '../../sources/feed-list.ts';
import { importFeeds } from '../../store/repositories/feeds.ts';
import { reportProblem, resolveProblem } from '../../store/repositories/problems.ts';
import { countDrafts } from '../../store/repositories/desk-drafts.ts';
import { startFleet, type Fleet } from '../../workers/fleet.ts';
import { openQueues } from '../../workers/queues.ts';
import { openNewsroom, loggerFor } from '../application.ts';
import { startControl } from '../control.ts';
import { Closing } from './closing.ts';
import { commandFor, paint, print } from '../output.ts';
import { startProgress } from '../progress.ts';
import { stopAsked } from './stop-asked.ts';

type Deps = Awaited<ReturnType<typeof openNewsroom>>;

/** Takes the feed list in. Rows that are wrong are problems to show; a list that cannot be had stops the start. Returns its feeds' addresses. */
export async function takeFeedList(deps: Deps): Promise<string[]> {
  const location = deps.settings.feeds.list;
  try {
    const list = await loadFeedList(location, deps.fetch);
    const result = await importFeeds(deps.database, list.feeds, deps.settings.feeds.interval);
    await resolveProblem(deps.database, { area: 'feed-list', subject: location });
    for (const problem of list.problems) {
      const where = problem.line === undefined ? '' : `, line ${problem.line}`;
      await reportProblem(deps.database, {
        area: 'feed-list',
        subject: location,
        code: `row${where}`,
        message: `${location}${where}: ${problem.message}`,
      });
    }
    deps.logger.info({ event: 'feed-list-read', list: location, feeds: list.feeds.length, problems: list.problems.length, ...result });
    return list.feeds.map((feed) => feed.url);
  } catch (error) {
    if (!(error instanceof NewsroomError)) throw error;
    await reportProblem(deps.database, { area: 'feed-list', subject: location, code: error.code, message: error.message });
    deps.logger.error({ event: 'feed-list-failed', list: location, error: error.message });
    throw error;
  }
}

export interface WorkersStarted {
  readonly deps: Deps;
  readonly queues: Awaited<ReturnType<typeof openQueues>>;
  readonly fleet: Fleet;
  readonly feedUrls: readonly string[];
}

/** Opens store and queues and starts the workers; what was opened is in `closing`, also when this throws. */
export async function startWorkers(
  settings: Settings,
  closing: Closing,
  options: { schedules: boolean; prepare?: (closing: Closing) => Promise<void>; onInReview?: (draftId: string) => void },
): Promise<WorkersStarted> {
  const logger = loggerFor(settings);
  const deps = await openNewsroom(settings, logger);
  closing.add('store', () => deps.close());
  await options.prepare?.(closing);
  const feedUrls = await takeFeedList(deps);
  const queues = await openQueues({ settings, store: deps.store, personaIds: deps.roster.personas.map((persona) => persona.id), logger });
  closing.add('queues', () => queues.close());
  const fleet = await startFleet(deps, queues, {
    schedules: options.schedules,
    events: options.onInReview === undefined ? {} : { onDraftInReview: options.onInReview },
  });
  closing.add('workers', () => fleet.drain());
  const control = await startControl(settings.data.directory, { database: deps.database, settings, queues });
  closing.addBeside('control socket', () => control.close());
  return { deps, queues, fleet, feedUrls };
}

export interface RunOptions {
  /** Printed first: what this is. */
  readonly title: string;
  readonly settings: Settings;
  /** Started once the store is open, before the feed list is read (the demo's sample wire). */
  readonly prepare?: (closing: Closing) => Promise<void>;
}

/** Runs workers, desk and site until asked to stop. Returns the exit code. */
export async function runNewsroom({ title, settings, prepare }: RunOptions): Promise<number> {
  const closing = new Closing();
  const stop = stopAsked();
  try {
    print(paint('bold', title));
    const firstStart = settings.database.url === null && !existsSync(join(settings.data.directory, 'pgdata'));
    print(paint('dim', `data in ${settings.data.directory}${firstStart ? ': made now, which takes some seconds' : ''}`));
    const inReview: { notify: (draftId: string) => void } = { notify: () => undefined };
    const { deps, queues } = await startWorkers(settings, closing, {
      schedules: true,
      ...(prepare === undefined ? {} : { prepare }),
      onInReview: (draftId) => inReview.notify(draftId),
    });
    const desk = await startDesk({
      store: deps.store,
      database: deps.database,
      settings,
      logger: deps.logger,
      queueCounts: async () => Object.entries(await queues.counts()).map(([queue, counts]) => ({ queue, ...counts })),
    });
    closing.addBeside('desk', () => desk.close());
    const site = await startSite({ database: deps.database, settings, logger: deps.logger });
    closing.addBeside('site', () => site.close());
    const waiting = (await countDrafts(deps.database)).get('in-review') ?? 0;
    print();
    print(`  desk  ${paint('cyan', desk.url)}   editors read, check and decide`);
    print(`  site  ${paint('cyan', site.url)}   readers see what was published`);
    if (desk.invitation !== null) {
      print();
      print('  First editor: open this link once to make your account');
      print(`        ${paint('cyan', desk.invitation)}`);
    }
    print();
    if (waiting > 0) print(`${waiting} drafts in review from before`);
    print(
      paint('dim', `Ctrl-C stops; started again, it goes on where it was. In another terminal: ${commandFor('drafts', settings.data)}`),
    );
    const progress = startProgress(deps.database, queues, {
      statusCommand: commandFor('status', settings.data),
      deskUrl: desk.url,
      told: waiting,
    });
    closing.addBeside('progress', () => progress.stop());
    inReview.notify = (draftId) => progress.draftInReview(draftId);
    await stop;
    print();
    print('Stopping: running jobs end first ...');
    await closing.run();
    print('Stopped. Nothing is lost: start again to go on.');
    return 0;
  } catch (error) {
    await closing.run();
    throw error;
  }
}
