// The role `web`: desk and site of one process, and where people find them.
import { startDesk } from '../../desk/server/start-desk.ts';
import { startSite } from '../../site/start-site.ts';
import { liveProcesses } from '../../store/repositories/heartbeats.ts';
import { heartbeatEveryMs } from '../../workers/heartbeat.ts';
import { personaLines } from '../../workers/persona-lines.ts';
import type { Queues } from '../../workers/queues.ts';
import { paint, print } from '../output.ts';
import type { Closing } from './closing.ts';
import type { Deps } from './newsroom-process.ts';

/** Starts desk and site and prints their addresses. Returns the desk's. */
export async function startPages(deps: Deps, queues: Queues, closing: Closing): Promise<string> {
  const { database, settings, logger } = deps;
  const desk = await startDesk({
    store: deps.store,
    database,
    settings,
    logger,
    personas: async () =>
      personaLines({
        database,
        settings,
        roster: deps.roster,
        processes: await liveProcesses(database, 4 * heartbeatEveryMs),
        now: deps.now(),
      }),
    // Away, they are one of the page's problems.
    queueCounts: () =>
      queues.counts().then(
        (counts) => Object.entries(counts).map(([queue, count]) => ({ queue, ...count })),
        () => null,
      ),
  });
  closing.addBeside('desk', () => desk.close());
  const site = await startSite({ database, settings, logger });
  closing.addBeside('site', () => site.close());
  print();
  print(`  desk  ${paint('cyan', desk.url)}   editors read, check and decide`);
  print(`  site  ${paint('cyan', site.url)}   readers see what was published`);
  if (desk.invitation !== null) {
    print();
    print('  First editor: open this link once to make your account');
    print(`        ${paint('cyan', desk.invitation)}`);
  }
  return desk.url;
}
