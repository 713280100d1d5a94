// What the graph and its nodes are given, and what one run of it carries. Nothing here is kept in a checkpoint.
import type { JudgeFor } from '../agents/judge.ts';
import type { Writer, WriterWork } from '../agents/writer.ts';
import type { EvidencePack } from '../core/composition.ts';
import { NewsroomError } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Persona } from '../core/persona.ts';
import type { Settings } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import type { Lease } from '../store/repositories/leases.ts';
import type { Store } from '../store/store.ts';

export interface GraphDependencies {
  readonly database: Database;
  readonly store: Store;
  /** The writer for a piece of work: it writes for that persona, and spends on that draft and story. */
  readonly writerFor: (work: WriterWork) => Writer;
  /** The second reader of finished sentences for that work, where one is configured. */
  readonly judgeFor: JudgeFor;
  /** The persona in its present version; undefined where the roster has none of that id. */
  readonly personas: (personaId: string) => Persona | undefined;
  readonly settings: Settings;
  readonly logger: Logger;
  /** Holder of leases. One that is the same after a restart takes its own leases over at once; another waits until they expire. */
  readonly processId: string;
  /** How long a draft's lease holds without being renewed, ms. Default 30,000. */
  readonly leaseMs?: number;
}

/** One run of the graph: what its nodes must hold, and when they must stop. */
export interface RoundRun {
  readonly lease: Lease;
  /** Aborted when the job is stopped, times out or loses its lease. */
  readonly signal: AbortSignal;
  /** Nodes that are running: an aborted graph returns before they have stopped. */
  readonly pending: Set<Promise<unknown>>;
  /** The round's evidence, read once: pinned sources and weighed claims no longer change. */
  evidence: EvidencePack | null;
}

export function personaOf(deps: Pick<GraphDependencies, 'personas'>, personaId: string): Persona {
  const persona = deps.personas(personaId);
  if (persona !== undefined) return persona;
  throw new NewsroomError('unknown-persona', `no persona ${personaId} in the roster: put its file back, or spike its drafts`, {
    details: { personaId },
  });
}
