// The audit log's head, exported to a log line and a file outside the database, so that a rewritten log can be told.
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, NewsroomError } from '../core/errors.ts';
import type { Logger } from '../core/logging.ts';
import type { Database } from '../store/database.ts';
import { auditHead, type AuditHead } from '../store/repositories/audit.ts';

const everyMs = 30_000;
const headSchema = z.object({ seq: z.int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** File of the exported heads: one JSON object a line, the newest last. */
export function headFile(dataDirectory: string): string {
  return join(dataDirectory, 'audit-heads.jsonl');
}

/** The newest exported head, or null where none was. Throws NewsroomError `audit-head-unreadable`. */
export async function readExportedHead(file: string): Promise<AuditHead | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new NewsroomError('audit-head-unreadable', `exported audit head ${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  const line = text.trimEnd().split('\n').at(-1) ?? '';
  try {
    return headSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new NewsroomError('audit-head-unreadable', `exported audit head ${file}: its last line is no head ({"seq", "hash"})`, {
      cause: error,
    });
  }
}

export interface HeadExport {
  stop(): Promise<void>;
}

/** Exports the head now and whenever it moved. */
export async function startHeadExport(database: Database, logger: Logger, dataDirectory: string): Promise<HeadExport> {
  await mkdir(dataDirectory, { recursive: true });
  let exported = -1;
  const once = async (): Promise<void> => {
    const head = await auditHead(database);
    if (head.seq === exported) return;
    await appendFile(headFile(dataDirectory), `${JSON.stringify({ ...head, at: new Date().toISOString() })}\n`);
    logger.info({ event: 'audit-head', ...head });
    exported = head.seq;
  };
  const guarded = (): Promise<void> =>
    once().catch((error: unknown) => logger.error({ event: 'audit-head-failed', error: messageOf(error) }));
  await guarded();
  const timer = setInterval(() => void guarded(), everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await guarded();
    },
  };
}
