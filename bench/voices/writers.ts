// The two writers as the newsroom makes them: the extractive one, and the model writer on a played model, with a store in memory for what it
// asks and spends.
import { createGateway } from '../../agents/model/create-gateway.ts';
import type { ModelGateway } from '../../agents/model/gateway.ts';
import type { Writer } from '../../agents/writer.ts';
import { createWriters } from '../../agents/writers.ts';
import { createLogger } from '../../core/logging.ts';
import { settingsSchema, type Settings } from '../../core/settings.ts';
import { createDatabase } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { openEmbeddedStore } from '../../store/store.ts';
import type { BenchEvent } from '../drafts/articles.ts';

/** The writer bound to a persona's work on an event. */
export type WriterFor = (event: BenchEvent, personaId: string) => Writer;

const logger = createLogger({ level: 'silent', pretty: false });

function settingsWith(models: object): Settings {
  const defaults = Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}]));
  return settingsSchema.parse({ ...defaults, models });
}

const bound =
  (gateway: ModelGateway | null, settings: Settings): WriterFor =>
  (event, personaId) =>
    createWriters(settings, gateway, logger).writerFor({ draftId: '', storyId: event.id, personaId });

export function extractiveWriter(): WriterFor {
  return bound(null, settingsWith({}));
}

/** Runs `work` with the model writer under these settings of `models`. */
export async function withModelWriter(
  models: Record<string, unknown>,
  events: readonly BenchEvent[],
  work: (writerFor: WriterFor) => Promise<void>,
): Promise<void> {
  const store = await openEmbeddedStore({ directory: 'memory' });
  try {
    await migrate(store);
    const database = createDatabase(store);
    for (const { id, language } of events) await database.insertInto('story').values({ id, title: id, language }).execute();
    const settings = settingsWith(models);
    const gateway = createGateway({ settings, database, logger });
    // No draft is kept here, so calls are counted to their story alone.
    await work(bound({ ...gateway, ask: async (request, on, signal) => gateway.ask(request, { ...on, draftId: null }, signal) }, settings));
  } finally {
    await store.close();
  }
}
