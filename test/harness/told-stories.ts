// Stories of which the played model tells what they are about, on a real store: a clusterer that asks for it, and what asks the model.
import pino from 'pino';
import { createGateway } from '../../agents/model/create-gateway.ts';
import { readConfiguration } from '../../core/configuration.ts';
import { createClusterer, type Clusterer } from '../../sources/stories.ts';
import { askedMeaningOf } from '../../workers/asked-meaning.ts';
import type { NewsroomDeps } from '../../workers/deps.ts';
import { startPlayedModel, type PlayedModel } from './played-model/server.ts';
import { openTestStore, type TestStore } from './store.ts';

export interface ToldStories {
  readonly played: PlayedModel;
  readonly test: TestStore;
  /** What a worker is given, with these settings over the defaults. */
  depsWith(sections: Record<string, Record<string, unknown>>): NewsroomDeps;
  clusterer(deps: NewsroomDeps): Clusterer;
  /** What was stored before is out of every window, and nothing is asked for. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const longAgoMs = 30 * 24 * 3_600_000;

export async function openToldStories(): Promise<ToldStories> {
  const played = await startPlayedModel();
  const test = await openTestStore();
  return {
    played,
    test,
    depsWith: (overrides) => {
      const settings = readConfiguration({ environment: { OPENAI_BASE_URL: played.baseUrl }, overrides });
      const logger = pino({ level: 'silent' });
      const gateway = createGateway({ settings, database: test.database, logger, backoffMs: 5 });
      return { settings, logger, database: test.database, gateway, now: () => new Date() } as unknown as NewsroomDeps;
    },
    clusterer: (deps) => createClusterer({ ...deps, askedMeaning: askedMeaningOf(deps) }),
    reset: async () => {
      played.reset();
      await test.database
        .updateTable('article')
        .set({ fetched_at: new Date(Date.now() - longAgoMs) })
        .execute();
      await test.database.deleteFrom('article_terms').execute();
      await test.database.deleteFrom('outbox').execute();
    },
    close: async () => {
      await test.close();
      await played.close();
    },
  };
}
