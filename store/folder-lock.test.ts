import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { FolderLockedError } from './errors.ts';
import { type LockMechanism, lockFolder } from './folder-lock.ts';

const mechanisms: LockMechanism[] = process.platform === 'linux' ? ['socket', 'file'] : ['file'];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsroom-lock-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Another process that locks the folder and then does nothing until it is killed. */
async function startHolder(mechanism: LockMechanism): Promise<{ pid: number | undefined; kill: () => Promise<void> }> {
  const source = `
    import { lockFolder } from ${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)};
    await lockFolder(${JSON.stringify(folder)}, ${JSON.stringify(mechanism)});
    process.stdout.write('locked\\n');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    pid: child.pid,
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe.each(mechanisms)('the folder lock by %s', (mechanism) => {
  it('excludes another process, names it, and is free again once that process was killed', async () => {
    const holder = await startHolder(mechanism);
    try {
      const error: unknown = await lockFolder(folder, mechanism).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(FolderLockedError);
      expect(error).toMatchObject({ code: 'folder-locked', pid: holder.pid });
    } finally {
      await holder.kill();
    }
    const lock = await lockFolder(folder, mechanism);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('excludes a second lock of the same process, also by another path to the folder', async () => {
    const lock = await lockFolder(folder, mechanism);
    const alias = `${folder}-alias`;
    await symlink(folder, alias);
    try {
      await expect(lockFolder(alias, mechanism)).rejects.toBeInstanceOf(FolderLockedError);
    } finally {
      await rm(alias);
      await lock.release();
    }
    await (await lockFolder(folder, mechanism)).release();
  });

  it('goes to exactly one of many who try at once, also over a lock left by a dead process', async () => {
    const holder = await startHolder(mechanism);
    await holder.kill();
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder, mechanism)));
    const locks = tries.filter((attempt) => attempt.status === 'fulfilled');
    expect(locks).toHaveLength(1);
    await locks[0]?.value.release();
  });

  it('says so when the holder left no readable note', async () => {
    const lock = await lockFolder(folder, mechanism);
    if (mechanism === 'socket') {
      await writeFile(join(folder, 'holder.json'), 'not JSON');
      await expect(lockFolder(folder, mechanism)).rejects.toThrow('in use by another process');
    }
    await lock.release();
  });
});
