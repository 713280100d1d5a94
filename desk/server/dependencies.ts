// What the desk is given, and what its handlers carry along. The desk imports core and store only: it reaches the fleet through the
// outbox, and whoever starts it may hand in the queues' counts.
import type { HttpBindings } from '@hono/node-server';
import type { Logger } from '../../core/logging.ts';
import type { PersonaLine } from '../../core/persona-line.ts';
import type { Settings } from '../../core/settings.ts';
import type { Database } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';

export interface QueueCount {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export interface DeskDependencies {
  readonly store: Store;
  readonly database: Database;
  readonly settings: Pick<Settings, 'data' | 'desk' | 'site' | 'budget' | 'personas' | 'stories' | 'fetch'>;
  readonly logger: Logger;
  /** Counts of the queues, where the one who starts the desk has them; null: they cannot be had now. */
  readonly queueCounts?: () => Promise<readonly QueueCount[] | null>;
  /** The roster at work, where the one who starts the desk has one. */
  readonly personas?: () => Promise<readonly PersonaLine[]>;
}

export interface SignedInEditor {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What the database's door takes. */
  readonly sessionToken: string;
}

export interface DeskEnvironment {
  /** Empty when the application is called without a server, as tests do. */
  Bindings: Partial<HttpBindings>;
  Variables: { editor: SignedInEditor };
}
