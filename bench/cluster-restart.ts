// What a start of the clusterer takes with so many articles in the window, and what the database takes for an article then: in a story of few articles
// and in one of thousands. The articles are invented, as long as real ones, eight an event, in five languages. On PostgreSQL where the settings name it.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pino from 'pino';
import type { Settings } from '../core/settings.ts';
import { openStore } from '../bin/open-store.ts';
import { createClusterer, type Clusterer } from '../sources/stories.ts';
import { newsroomSchema } from '../store/database.ts';
import type { Tables } from '../store/schema.ts';
import { fill, streamArticle, type StreamArticle } from './cluster-state/fill.ts';
import { quantile, rounded } from './workbench/figures.ts';
import { newDatabase } from './workbench/workbench.ts';

export interface RestartOptions {
  readonly articles: number;
  readonly story: number;
  readonly next: number;
  readonly json: boolean;
}

const reportsOfEvent = 8;
const signal = new AbortController().signal;

/** What queries took and how many there were. */
interface Tally {
  milliseconds: number;
  queries: number;
}

interface PerArticle {
  readonly joined: number;
  readonly opened: number;
  /** Medians. */
  readonly databaseMs: number;
  readonly queries: number;
  readonly cpuMs: number;
  /** Pages of the database that were looked at, on the mean: the same on a busy machine. */
  readonly pages: number;
}

/** A session tells the server at most once a second what it did. */
const toldWithinMs = 1500;

/** Pages looked at since the database was made. */
async function pagesLookedAt(database: Kysely<Tables>): Promise<number> {
  await delay(toldWithinMs);
  await sql`select 1`.execute(database);
  const { rows } = await sql<{ pages: number }>`
    select (blks_hit + blks_read)::float8 as pages from pg_stat_database where datname = current_database()`.execute(database);
  return rows[0]?.pages ?? 0;
}

async function measure(
  { stories, tally, database: measured }: { stories: Clusterer; tally: Tally; database: Kysely<Tables> },
  articles: readonly StreamArticle[],
): Promise<PerArticle> {
  const pagesBefore = await pagesLookedAt(measured);
  const outcomes: string[] = [];
  const [database, queries, cpu]: [number[], number[], number[]] = [[], [], []];
  for (const { id } of articles) {
    const [before, from] = [{ ...tally }, process.cpuUsage()];
    outcomes.push((await stories.clusterArticle(id, signal)).outcome);
    const { user, system } = process.cpuUsage(from);
    cpu.push((user + system) / 1000);
    database.push(tally.milliseconds - before.milliseconds);
    queries.push(tally.queries - before.queries);
  }
  const count = (outcome: string): number => outcomes.filter((one) => one === outcome).length;
  return {
    joined: count('joined'),
    opened: count('opened'),
    databaseMs: rounded(quantile(database, 0.5), 2),
    queries: quantile(queries, 0.5),
    cpuMs: rounded(quantile(cpu, 0.5), 2),
    pages: Math.round(((await pagesLookedAt(measured)) - pagesBefore) / articles.length),
  };
}

export async function run(options: RestartOptions, settings: Settings): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-bench-'));
  const server =
    settings.database.url === null ? null : await newDatabase(settings.database.url, `newsroom_bench_${randomBytes(6).toString('hex')}`);
  const own = { ...settings, data: { directory }, database: { ...settings.database, url: server?.url ?? null } };
  const logger = pino({ level: 'silent' });
  const { store } = await openStore(own, logger);
  const tally: Tally = { milliseconds: 0, queries: 0 };
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: store.pool({ searchPath: newsroomSchema, label: 'bench' }) }),
    log: ({ queryDurationMillis }) => {
      tally.milliseconds += queryDurationMillis;
      tally.queries += 1;
    },
  });
  try {
    // Or its pages would be counted with ours.
    for (const table of ['article', 'article_terms', 'feed', 'snapshot', 'story'])
      await sql`alter table ${sql.table(table)} set (autovacuum_enabled = false, toast.autovacuum_enabled = false)`.execute(database);
    const events = Math.ceil(options.articles / reportsOfEvent);
    const window = Array.from({ length: options.articles }, (_, index) => streamArticle(index % events, Math.floor(index / events)));
    const large = Array.from({ length: options.story }, (_, index) => streamArticle(events, index));
    await fill(database, [...window, ...large], { clustered: true });
    const next = Array.from({ length: options.next }, (_, index) =>
      streamArticle(Math.floor((index * events) / options.next), reportsOfEvent + 1),
    );
    const opening = Array.from({ length: options.next }, (_, index) => streamArticle(events + 1 + index, 0));
    const intoLarge = Array.from({ length: options.next }, (_, index) => streamArticle(events, options.story + index));
    await fill(database, [streamArticle(events + 1000, 0), ...next, ...opening, ...intoLarge], { clustered: false });

    const stories = createClusterer({ database, settings: own, logger, now: () => new Date() });
    const measured = { stories, tally, database };
    const [began, from, before] = [performance.now(), process.cpuUsage(), tally.milliseconds];
    await stories.clusterArticle(streamArticle(events + 1000, 0).id, signal);
    const { user, system } = process.cpuUsage(from);
    const result = {
      store: store.kind,
      articles: window.length + large.length,
      restart: {
        seconds: rounded((performance.now() - began) / 1000, 2),
        cpuSeconds: rounded((user + system) / 1_000_000, 2),
        databaseSeconds: rounded((tally.milliseconds - before) / 1000, 2),
      },
      intoStories: await measure(measured, next),
      opening: await measure(measured, opening),
      intoStoryOf: { articles: large.length, ...(await measure(measured, intoLarge)) },
    };
    process.stdout.write(`${JSON.stringify(result, null, options.json ? undefined : 2)}\n`);
  } finally {
    await store.close();
    await server?.drop();
    await rm(directory, { recursive: true, force: true });
  }
}
