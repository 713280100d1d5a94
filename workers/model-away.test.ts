import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createGateway } from '../agents/model/create-gateway.ts';
import { json, openModelServer, says } from '../agents/model/testing.ts';
import { openRoster } from '../agents/roster.ts';
import { readConfiguration } from '../core/configuration.ts';
import { inlineReader } from '../sources/extract/page-reader.ts';
import { createGuardedFetch } from '../sources/fetch/guarded-fetch.ts';
import { findDraft, openDraft } from '../store/repositories/drafts.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { inTransaction } from '../store/transactions.ts';
import { openPersonaFiles } from '../test/harness/persona-files.ts';
import { createQuotingWriter } from '../test/harness/quoting-writer.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore } from '../test/harness/store.ts';
import { startFleet } from './fleet.ts';
import { openQueues } from './queues.ts';

const fine = says('{"word":"dam"}');

it(
  'a draft whose model is away longer than a job has tries comes back until it answers, and the problem is gone',
  { timeout: 90_000 },
  async () => {
    const server = await openModelServer(fine);
    const test = await openTestStore();
    const files = await openPersonaFiles(['ada']);
    const roster = await openRoster(files.directory);
    const logger = pino({ level: 'silent' });
    const settings = readConfiguration({
      environment: {},
      overrides: {
        redis: { url: process.env['REDIS_URL'] || null, prefix: `test-${randomBytes(6).toString('hex')}` },
        personas: { directory: files.directory },
        models: { baseUrl: server.url, writer: 'tiny', attempts: 1, breakAfter: 100, prices: { tiny: { input: 1, output: 1 } } },
      },
    });
    const gateway = createGateway({ settings, database: test.database, logger, awayMs: 100 });
    const prompt = { name: 'count-words', version: 'abc', system: 'Count.', user: 'Words.' };
    const schema = z.strictObject({ word: z.string() });
    const deps = {
      settings,
      logger,
      store: test.store,
      database: test.database,
      fetch: createGuardedFetch(settings.fetch),
      reader: inlineReader,
      roster,
      gateway,
      judgeFor: () => null,
      writers: {
        kind: 'model' as const,
        name: 'tiny',
        prepare: async () => undefined,
        writerFor: (work: { draftId: string; storyId: string; personaId: string }) =>
          createQuotingWriter({
            write: async (pack, signal) => {
              await gateway.ask({ role: 'writer', task: 'count-words', prompt, schema, maximumOutput: 50 }, work, signal);
              return createQuotingWriter().write(pack, signal);
            },
          }),
      },
      processId: 'model-away',
      now: () => new Date(),
    };
    const queues = await openQueues({ settings, store: test.store, personaIds: ['ada'], logger });
    const failures = 4;
    server.plays.push(...Array.from({ length: failures }, () => json(503, { error: { message: 'loading the model' } })));
    const fleet = await startFleet(deps, queues, { schedules: false, part: { roles: ['desk'], personas: null } });
    try {
      const { storyId } = await seedStory(test.database, [
        { outlet: 'The Courier', title: 'A levy', paragraphs: ['The council doubled the levy on Monday.', 'Ships wait outside the lock.'] },
        { outlet: 'The Gazette', title: 'A vote', paragraphs: ['Members voted for the levy.', 'Merchants asked for the minutes.'] },
      ]);
      const draftId = await inTransaction(test.database, (transaction) =>
        openDraft(transaction, { storyId, personaId: 'ada', writer: 'tiny' }),
      );
      const problems = async (): Promise<string[]> =>
        (await openProblems(test.database)).map((problem) => `${problem.area} ${problem.code}`);
      await expect.poll(problems, { timeout: 20_000, interval: 20 }).toEqual(['model server-error']);
      await expect.poll(async () => (await findDraft(test.database, draftId ?? ''))?.state, { timeout: 60_000 }).toBe('in-review');
      expect(server.seen).toHaveLength(failures + 1);
      expect(await problems()).toEqual([]);
    } finally {
      await fleet.drain();
      await queues.close();
      await deps.fetch.close();
      await test.close();
      await files.close();
      await server.close();
    }
  },
);
