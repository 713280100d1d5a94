// The newsroom's tables through Kysely, on whatever store: repositories take a Database, and a transaction of it where rows belong together.
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;

/** Search path of the newsroom's own tables; `auth`, `bullmq` and `langgraph` are the schemas of our libraries. */
export const newsroomSchema = 'newsroom';

/** The newsroom's tables on `store`. Destroying it is not needed: closing the store ends its pools. */
export function createDatabase(store: Store): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: store.pool({ searchPath: newsroomSchema, label: 'newsroom' }) }) });
}
