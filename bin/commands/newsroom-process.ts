// One process that runs the newsroom: opens it, starts workers, desk and site, says where they are, and drains when asked to stop.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NewsroomError } from '../../core/errors.ts';
import { hasModels } from '../../agents/model/role-models.ts';
import type { Settings } from '../../core/settings.ts';
import { describeWriter } from '../../core/writer-words.ts';
import { loadFeedList } from '../../sources/feed-list.ts';
import { importFeeds } from '../../store/repositories/feeds.ts';
import { reportProblem, resolveProblem } from '../../store/repositories/problems.ts';
import { countDrafts } from '../../store/repositories/desk-drafts.ts';
import { deskRole, type DatabaseUser } from '../../store/runtime-role.ts';
import { startFleet, type Fleet } from '../../workers/fleet.ts';
import type { Part, PartOptions } from '../../workers/part.ts';
import { openQueues } from '../../workers/queues.ts';
import { openNewsroom } from '../application.ts';
import { loggerFor } from '../open-store.ts';
import { startControl } from '../control.ts';
import { Closing } from './closing.ts';
import { commandFor, paint, print } from '../output.ts';
import { startProgress } from '../progress.ts';
import { startPages } from './pages.ts';
import { describeOffer, localModels } from './local-model.ts';
import { choosePart, tellPart } from './part.ts';
import { stopAsked } from './stop-asked.ts';

export type Deps = Awaited<ReturnType<typeof openNewsroom>>;

/** Takes the feed list in. Rows that are wrong are problems to show; a list that cannot be had stops the start. Returns its feeds' addresses. */
export async function takeFeedList(deps: Deps): Promise<string[]> {
  const location = deps.settings.feeds.list;
  try {
    const list = await loadFeedList(location, deps.fetch);
    const result = await importFeeds(deps.database, list.feeds, deps.settings.feeds.interval);
    // Those of another list that was named before, too: this one is taken now.
    await resolveProblem(deps.database, { area: 'feed-list' });
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

/** Throws where the database keeps accounts and decisions from this process: its desk could let nobody in. */
function requireDeskRole({ name, desk }: DatabaseUser): void {
  if (desk) return;
  throw new NewsroomError(
    'no-desk-role',
    `the database user ${name} may not write accounts or pass decisions on, so this process can have no desk: leave web out of --role, ` +
      `or let the owner run "grant ${deskRole} to ${name}"`,
  );
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
  options: {
    schedules: boolean;
    part: Part;
    /** Whether this command may have pages: the role `web`. */
    pages: boolean;
    /** Says what is left out, one line a time. */
    say: (line: string) => void;
    prepare?: (closing: Closing) => Promise<void>;
    onInReview?: (draftId: string) => void;
  },
): Promise<WorkersStarted> {
  const { part } = options;
  const logger = loggerFor(settings);
  const deps = await openNewsroom(settings, logger);
  closing.add('store', () => deps.close());
  if (part.roles.includes('web')) requireDeskRole(deps.databaseUser);
  await options.prepare?.(closing);
  const feedUrls = part.roles.includes('poll') ? await takeFeedList(deps) : [];
  const personaIds = deps.roster.personas.map((persona) => persona.id);
  for (const line of tellPart(settings, part, personaIds, options.pages)) options.say(line);
  const queues = await openQueues({ settings, store: deps.store, personaIds, logger });
  closing.add('queues', () => queues.close());
  const fleet = await startFleet(deps, queues, {
    schedules: options.schedules,
    part,
    events: options.onInReview === undefined ? {} : { onDraftInReview: options.onInReview },
  });
  closing.add('workers', () => fleet.drain());
  // Commands of a fleet reach its database themselves, and several of its processes may share a folder.
  if (settings.database.url === null) {
    const control = await startControl(settings.data.directory, { database: deps.database, settings, queues, roster: deps.roster });
    closing.addBeside('control socket', () => control.close());
  }
  return { deps, queues, fleet, feedUrls };
}

export interface RunOptions {
  /** Printed first: what this is. */
  readonly title: string;
  readonly settings: Settings;
  /** `--role`, `--persona` and `--except`; none: the whole newsroom. */
  readonly part?: PartOptions;
  /** Started once the store is open, before the feed list is read (the demo's sample wire). */
  readonly prepare?: (closing: Closing) => Promise<void>;
}

/** Runs workers, desk and site, or the part of them that was chosen, until asked to stop. Returns the exit code. */
export async function runNewsroom({ title, settings, part: chosen = {}, prepare }: RunOptions): Promise<number> {
  const part = await choosePart(settings, chosen, true);
  const closing = new Closing();
  const stop = stopAsked();
  const offered = hasModels(settings) ? Promise.resolve([]) : localModels(settings);
  try {
    print(paint('bold', title));
    const firstStart = settings.database.url === null && !existsSync(join(settings.data.directory, 'pgdata'));
    print(paint('dim', `data in ${settings.data.directory}${firstStart ? ': made now, which takes some seconds' : ''}`));
    const inReview: { notify: (draftId: string) => void } = { notify: () => undefined };
    const { deps, queues } = await startWorkers(settings, closing, {
      schedules: true,
      part,
      pages: true,
      say: print,
      ...(prepare === undefined ? {} : { prepare }),
      onInReview: (draftId) => inReview.notify(draftId),
    });
    const deskUrl = part.roles.includes('web') ? await startPages(deps, queues, closing) : null;
    const waiting = (await countDrafts(deps.database)).get('in-review') ?? 0;
    print();
    print(`Drafts are written by the ${describeWriter(deps.writers)}.`);
    for (const line of describeOffer(await offered)) print(line);
    if (waiting > 0) print(`${waiting} drafts in review from before`);
    print(
      paint('dim', `Ctrl-C stops; started again, it goes on where it was. In another terminal: ${commandFor('drafts', settings.data)}`),
    );
    const progress = startProgress(deps.database, queues, {
      statusCommand: commandFor('status', settings.data),
      ...(deskUrl === null ? {} : { deskUrl }),
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
