// Reads the page of an article that was given by its address, and assigns it, in a command's own process: on a folder where no newsroom runs. What it
// does is what the newsroom's jobs do; those that were asked for find it done.
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, NewsroomError } from '../core/errors.ts';
import { assignAtAddress } from '../sources/assign-address.ts';
import { createPageReader } from '../sources/extract/page-reader.ts';
import { createGuardedFetch } from '../sources/fetch/guarded-fetch.ts';
import { createRobots } from '../sources/fetch/robots.ts';
import { failItem, readItem, type ReadDeps } from '../sources/read.ts';
import { createClusterer } from '../sources/stories.ts';
import { findAddressAssignment } from '../store/repositories/address-assignments.ts';
import { loggerFor } from './open-store.ts';
import type { ReadingContext } from './reading-context.ts';

const tries = 3;
const waitMs = 2_000;
/** A server that asks for a longer pause is not waited for. */
const longestPauseMs = 20_000;

/** Reads the item, as often as its job would within a short time, and gives it up where that does not help. */
async function readPatiently(deps: ReadDeps, itemId: string, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await readItem(deps, itemId, signal);
      return;
    } catch (error) {
      if (signal.aborted || !(error instanceof NewsroomError) || !error.retryable) throw error;
      const asked = error.details['retryAfterMs'];
      const pause = typeof asked === 'number' ? asked : waitMs * attempt;
      if (attempt >= tries || pause > longestPauseMs) {
        await failItem(deps, itemId, error.code, messageOf(error));
        return;
      }
      say(`${messageOf(error)}: tried again in ${Math.ceil(pause / 1000)} s`);
      await delay(pause, undefined, { signal });
    }
  }
}

/** Brings an assignment to its end: assigned or refused, on its row. Throws where it was stopped. */
export async function workAtAddress(
  { database, settings }: ReadingContext,
  assignmentId: string,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const logger = loggerFor(settings);
  const fetch = createGuardedFetch(settings.fetch);
  const reader = createPageReader(settings.pages);
  const now = (): Date => new Date();
  try {
    const assignment = await findAddressAssignment(database, assignmentId);
    if (assignment === null || assignment.state !== 'waiting') return;
    const robots = createRobots({ database, fetch, settings: settings.fetch, now });
    const deps = { database, fetch, robots, reader, logger, now };
    if (assignment.itemId !== null) await readPatiently(deps, assignment.itemId, signal, say);
    await assignAtAddress({ database, logger, clusterer: createClusterer({ database, settings, logger, now }) }, assignmentId, signal);
  } finally {
    await reader.close();
    await fetch.close();
  }
}
