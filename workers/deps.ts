// What the newsroom's parts are given: plain objects, opened once by bin/ and passed down.
import type { LiveRoster } from '../agents/roster.ts';
import type { ModelGateway } from '../agents/model/gateway.ts';
import type { JudgeFor } from '../agents/judge.ts';
import type { Writers } from '../agents/writer.ts';
import type { Logger } from '../core/logging.ts';
import type { Settings } from '../core/settings.ts';
import type { PageReader } from '../sources/extract/page-reader.ts';
import type { GuardedFetch } from '../sources/fetch/guarded-fetch.ts';
import type { Database } from '../store/database.ts';
import type { Store } from '../store/store.ts';

export interface NewsroomDeps {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly store: Store;
  readonly database: Database;
  readonly fetch: GuardedFetch;
  readonly reader: PageReader;
  readonly roster: LiveRoster;
  /** The way to language models; null: none is configured. */
  readonly gateway: ModelGateway | null;
  readonly writers: Writers;
  readonly judgeFor: JudgeFor;
  /** Names this process in leases and heartbeats. */
  readonly processId: string;
  readonly now: () => Date;
}
