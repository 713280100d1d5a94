// The secret that signs session cookies: the setting's, or one made once and kept in the data folder, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';

const shortest = 32;

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}

/** Throws NewsroomError `session-secret` where the file can neither be read nor made, or holds something else. */
export async function sessionSecret(settings: Pick<Settings, 'data' | 'desk'>): Promise<string> {
  if (settings.desk.secret !== null) return settings.desk.secret;
  const file = join(settings.data.directory, 'desk-secret');
  const refuse = (what: string, cause?: unknown): NewsroomError =>
    new NewsroomError(
      'session-secret',
      `The desk did not start: ${file} ${what}. Make the folder writable, or set NEWSROOM_DESK_SECRET (desk.secret).`,
      { cause },
    );
  try {
    await mkdir(settings.data.directory, { recursive: true });
    // `wx`: of two processes at once one writes, the other reads what was written.
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw refuse(`cannot be written (${messageOf(error)})`, error);
  }
  let secret: string;
  try {
    secret = (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw refuse(`cannot be read (${messageOf(error)})`, error);
  }
  if (secret.length < shortest) throw refuse(`holds no secret of ${shortest} characters: remove it to have a new one made`);
  return secret;
}
