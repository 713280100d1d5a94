// Many stories queued at once: whether nine desks keep a slow model busy. The arithmetic limit is what the calls alone would take: each desk
// works off its drafts, so many at a time, and each draft waits for its calls one after another.
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { NewsroomError } from '../core/errors.ts';
import type { Settings } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import { startFleet } from '../workers/fleet.ts';
import { quantile, rounded } from './workbench/figures.ts';
import { callsOfDrafts } from './workbench/model-calls.ts';
import { queueDraft, storeStory } from './workbench/seed.ts';
import { benchStories } from './workbench/stories.ts';
import { openWorkbench, type Workbench } from './workbench/workbench.ts';

export interface LoadOptions {
  readonly stories: number;
  readonly concurrency: number;
  /** What the played model takes for an answer, ms. */
  readonly delay: number;
  readonly processes?: number;
  readonly json: boolean;
}

/** The limit aimed at: wall time by arithmetic limit. */
const target = 1.15;
const lookEveryMs = 50;

async function endedDrafts(database: Database): Promise<{ inReview: number; failed: number }> {
  const rows = await database
    .selectFrom('draft')
    .select((select) => ['state', select.fn.countAll<string>().as('drafts')] as const)
    .groupBy('state')
    .execute();
  const of = (state: string): number => Number(rows.find((row) => row.state === state)?.drafts ?? 0);
  return { inReview: of('in-review'), failed: of('failed') };
}

/** Desks in this process (embedded), or in `processes` others (fleet). Resolves when they work. */
async function startDesks(bench: Workbench, processes: number): Promise<() => Promise<void>> {
  const part = { roles: ['desk'] as const, personas: null };
  if (bench.kind === 'embedded') {
    const fleet = await startFleet(bench.deps, bench.queues, { schedules: false, part });
    return async () => void (await fleet.drain());
  }
  const children = Array.from({ length: processes }, (): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', 'bin/newsroom.ts', 'run', '--role', 'desk'], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...bench.environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  const beats = async (): Promise<number> =>
    Number(
      (
        await bench.deps.database
          .selectFrom('heartbeat')
          .select((select) => select.fn.countAll<string>().as('beats'))
          .executeTakeFirstOrThrow()
      ).beats,
    );
  while ((await beats()) < processes) {
    if (children.some((child) => child.exitCode !== null)) throw new NewsroomError('no-desks', 'a process of the fleet ended: see above');
    await delay(lookEveryMs);
  }
  // The heartbeat is a process's first sign; its workers are ready a moment later.
  await delay(1000);
  return async () => {
    await Promise.all(
      children.map(
        (child) =>
          new Promise<void>((ended) => {
            child.once('exit', () => ended());
            child.kill('SIGTERM');
          }),
      ),
    );
  };
}

/** What the calls alone take: on each desk the next draft begins where a place is free, and takes its depth times the delay. */
function arithmeticLimit(desks: readonly (readonly number[])[], concurrency: number, delayMs: number): number {
  const ends = desks.map((depths) => {
    const places = Array.from({ length: concurrency }, () => 0);
    for (const depth of depths) {
      const first = places.indexOf(Math.min(...places));
      places[first] = (places[first] ?? 0) + depth * delayMs;
    }
    return Math.max(...places);
  });
  return Math.max(0, ...ends);
}

export async function run(options: LoadOptions, settings: Settings): Promise<void> {
  const bench = await openWorkbench(settings, { concurrency: options.concurrency, delayMs: options.delay });
  const processes = bench.kind === 'embedded' ? 1 : (options.processes ?? 2);
  try {
    const { database, roster, writers } = bench.deps;
    const storyIds: string[] = [];
    for (const story of benchStories(options.stories)) storyIds.push(await storeStory(database, story));
    const stop = await startDesks(bench, processes);
    const startedAt = performance.now();
    const drafts = await Promise.all(
      storyIds.map(async (storyId, index) => {
        const personaId = roster.personas[index % roster.personas.length]?.id ?? '';
        return { personaId, draftId: await queueDraft(database, { storyId, personaId, writer: writers.name }) };
      }),
    );
    let ended = await endedDrafts(database);
    while (ended.inReview + ended.failed < drafts.length) {
      await delay(lookEveryMs);
      ended = await endedDrafts(database);
      if (performance.now() - startedAt > 600_000) throw new NewsroomError('too-slow', `after 10 minutes: ${JSON.stringify(ended)}`);
    }
    const wallMs = performance.now() - startedAt;
    await stop();
    const calls = await callsOfDrafts(
      database,
      drafts.map(({ draftId }) => draftId),
    );
    const depths = roster.personas.map((persona) =>
      drafts.filter((draft) => draft.personaId === persona.id).map(({ draftId }) => calls.get(draftId)?.depth ?? 0),
    );
    const limitMs = arithmeticLimit(depths, options.concurrency, options.delay);
    const figures = {
      store: bench.kind,
      processes,
      stories: drafts.length,
      desks: roster.personas.length,
      concurrency: options.concurrency,
      modelDelayMs: options.delay,
      inReview: ended.inReview,
      failed: ended.failed,
      modelCalls: [...calls.values()].reduce((sum, one) => sum + one.calls, 0),
      depthMedian: quantile(depths.flat(), 0.5),
      depthMost: Math.max(0, ...depths.flat()),
      wallMs: Math.round(wallMs),
      limitMs: Math.round(limitMs),
      ratio: rounded(wallMs / limitMs, 3),
      targetRatio: target,
    };
    process.stdout.write(
      options.json
        ? `${JSON.stringify(figures)}\n`
        : `${figures.stories} stories on ${figures.desks} desks, ${figures.concurrency} at a time, ${figures.store}, ${processes} ${processes === 1 ? 'process' : 'processes'}: ${rounded(wallMs / 1000)} s, arithmetic limit ${rounded(limitMs / 1000)} s, ratio ${figures.ratio} (target ${target}); ${ended.inReview} in review, ${ended.failed} failed\n`,
    );
    if (ended.failed > 0) process.exitCode = 1;
  } finally {
    await bench.close();
  }
}
