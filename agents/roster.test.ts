import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRoster } from './roster.ts';

const own = fileURLToPath(new URL('./personas', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsroom-personas-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the roster', () => {
  it('holds the personas that the newsroom ships, each saying that it is AI', async () => {
    const roster = await loadRoster(own);
    expect(roster.problems).toEqual([]);
    expect(roster.personas.map((persona) => persona.id)).toContain('halvard-brennick');
    for (const persona of roster.personas) expect(persona.bio).toMatch(/I am an AI/);
    expect(roster.get('nobody')).toBeNull();
  });

  it('goes on with the others where a file is wrong, and says which', async () => {
    await copyFile(join(own, 'halvard-brennick.md'), join(folder, 'halvard-brennick.md'));
    await writeFile(join(folder, 'other-name.md'), await readFile(join(own, 'halvard-brennick.md'), 'utf8'));
    await writeFile(join(folder, 'empty.md'), '');
    const roster = await loadRoster(folder);
    expect(roster.personas.map((persona) => persona.id)).toEqual(['halvard-brennick']);
    expect(roster.problems.map((problem) => problem.message).join('\n')).toMatch(
      /empty\.md:1: no front matter[\s\S]*other-name\.md:1: .*must be the same/,
    );
  });

  it('is refused when nobody is in it', async () => {
    await expect(loadRoster(folder)).rejects.toThrow(/no usable persona/);
    await expect(loadRoster(join(folder, 'nowhere'))).rejects.toThrow(/nowhere/);
  });
});
