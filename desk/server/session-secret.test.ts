import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfiguration } from '../../core/configuration.ts';
import { sessionSecret } from './session-secret.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'newsroom-secret-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const settings = (desk: Record<string, unknown> = {}) =>
  readConfiguration({ environment: {}, overrides: { data: { directory: join(directory, 'data') }, desk } });

test('a secret is made once, kept for its owner alone, and the same at the next start, also for two at once', async () => {
  const [one, two] = await Promise.all([sessionSecret(settings()), sessionSecret(settings())]);
  expect(one).toBe(two);
  expect(one.length).toBeGreaterThanOrEqual(32);
  expect(await sessionSecret(settings())).toBe(one);
  const file = join(directory, 'data', 'desk-secret');
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect((await readFile(file, 'utf8')).trim()).toBe(one);
});

test('the setting wins, and nothing is written then', async () => {
  expect(await sessionSecret(settings({ secret: 's'.repeat(40) }))).toBe('s'.repeat(40));
  await expect(stat(join(directory, 'data'))).rejects.toThrow('ENOENT');
});

test('a file that holds no secret, and a folder that cannot be made, say what to do', async () => {
  await sessionSecret(settings());
  await writeFile(join(directory, 'data', 'desk-secret'), 'short\n');
  await expect(sessionSecret(settings())).rejects.toMatchObject({ code: 'session-secret', message: /remove it/ });
  await writeFile(join(directory, 'file'), '');
  const blocked = readConfiguration({ environment: {}, overrides: { data: { directory: join(directory, 'file', 'data') } } });
  await expect(sessionSecret(blocked)).rejects.toMatchObject({ code: 'session-secret', message: /NEWSROOM_DESK_SECRET/ });
});
