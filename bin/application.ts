// Opens a newsroom: store, schema, roster, guarded fetch, writers. Every command that works goes through here.
import { randomUUID } from 'node:crypto';
import { createGateway } from '../agents/model/create-gateway.ts';
import { hasModels, requirePrices } from '../agents/model/role-models.ts';
import { createJudges, createWriters } from '../agents/writers.ts';
import { namedPersonas, openRoster } from '../agents/roster.ts';
import type { Logger } from '../core/logging.ts';
import { requireKnownOverrides } from '../core/persona-limits.ts';
import type { Settings } from '../core/settings.ts';
import { createPageReader } from '../sources/extract/page-reader.ts';
import { createGuardedFetch } from '../sources/fetch/guarded-fetch.ts';
import { recordPersonaVersion } from '../store/repositories/personas.ts';
import { reportProblem, resolveArea } from '../store/repositories/problems.ts';
import type { NewsroomDeps } from '../workers/deps.ts';
import { openStore, type OpenStore } from './open-store.ts';

/** Opens all that workers need. Problems of single persona files are reported, not fatal. */
export async function openNewsroom(
  settings: Settings,
  logger: Logger,
): Promise<NewsroomDeps & Pick<OpenStore, 'databaseUser'> & { close(): Promise<void> }> {
  const roster = await openRoster(settings.personas.directory);
  requireKnownOverrides(settings.personas, namedPersonas(roster));
  if (hasModels(settings)) requirePrices(settings);
  const { store, database, databaseUser } = await openStore(settings, logger, { isNewsroom: true });
  await resolveArea(database, 'persona');
  // So that readers see every analyst, also one that has not written yet.
  for (const persona of roster.personas) await recordPersonaVersion(database, persona);
  for (const problem of roster.problems) {
    logger.error({ event: 'persona-invalid', file: problem.path, problem: problem.message });
    await reportProblem(database, {
      area: 'persona',
      subject: problem.personaId ?? problem.path,
      code: 'invalid',
      message: problem.message,
    });
  }
  const fetch = createGuardedFetch(settings.fetch);
  const reader = createPageReader(settings.pages);
  const gateway = hasModels(settings) ? createGateway({ settings, database, logger }) : null;
  return {
    settings,
    logger,
    store,
    database,
    databaseUser,
    roster,
    fetch,
    reader,
    gateway,
    writers: createWriters(settings, gateway, logger),
    judgeFor: createJudges(settings, gateway, logger),
    processId: randomUUID(),
    now: () => new Date(),
    close: async () => {
      await reader.close();
      await fetch.close();
      await store.close();
    },
  };
}
