// What assignment of stories needs, on a real store with two personas of their own: waterways, and tulips.
import pino from 'pino';
import { openRoster } from '../../agents/roster.ts';
import { readConfiguration } from '../../core/configuration.ts';
import { inlineReader } from '../../sources/extract/page-reader.ts';
import { createGuardedFetch } from '../../sources/fetch/guarded-fetch.ts';
import type { NewsroomDeps } from '../../workers/deps.ts';
import { openPersonaFiles, type PersonaFiles } from './persona-files.ts';
import { createQuotingWriter } from './quoting-writer.ts';
import { openTestStore, type TestStore } from './store.ts';

const hour = 3_600_000;

export interface Assigning {
  readonly test: TestStore;
  readonly files: PersonaFiles;
  readonly deps: NewsroomDeps;
  close(): Promise<void>;
}

export async function openAssigning(): Promise<Assigning> {
  const test = await openTestStore();
  const files = await openPersonaFiles(['waterways', 'tulips']);
  await files.write('waterways', { terms: ['lock', 'barge', 'river'] });
  const settings = readConfiguration({ environment: {}, overrides: { personas: { directory: files.directory } } });
  const deps: NewsroomDeps = {
    settings,
    logger: pino({ level: 'silent' }),
    store: test.store,
    database: test.database,
    fetch: createGuardedFetch(settings.fetch),
    reader: inlineReader,
    roster: await openRoster(files.directory),
    gateway: null,
    judgeFor: () => null,
    writers: { kind: 'extractive', name: 'quoting', prepare: async () => undefined, writerFor: () => createQuotingWriter() },
    processId: 'assigning',
    // Long after what is seeded: it has settled.
    now: () => new Date(Date.now() + hour),
  };
  return {
    test,
    files,
    deps,
    close: async () => {
      await deps.fetch.close();
      await test.close();
      await files.close();
    },
  };
}
