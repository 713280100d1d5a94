import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSampleWire } from '../sources/sample-wire/load.ts';
import { assign } from './assignment.ts';
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

describe('assignment', () => {
  it('gives each event of the sample wire to the persona whose beat it is, with reasons', async () => {
    const { personas } = await loadRoster(own);
    const best = new Map(
      loadSampleWire()
        .events.filter((event) => event.newsworthy)
        .map((event) => {
          const articles = event.reports.map((report, index) => ({
            id: String(index),
            title: report.title,
            lead: report.paragraphs.join(' ').slice(0, 400),
            outlet: 'x',
            country: null,
          }));
          return [event.id, assign({ id: event.id, title: event.title, language: 'en', breaking: false, articles }, personas)[0]];
        }),
    );
    expect(best.get('grey-gulf-cables')?.personaId).toBe('halvard-brennick');
    expect(best.get('alderian-bridge-fund')?.personaId).toBe('odessa-thornquill');
    expect(best.get('orrin-delta-floods')?.personaId).toBe('imara-okonvale');
    expect(best.get('orrin-delta-floods')?.reasons.join()).toContain('flood');
  });

  it('reads scripts without spaces and inflected languages', async () => {
    const { personas } = await loadRoster(own);
    const story = (title: string, language: string) =>
      assign(
        { id: 's', title, language, breaking: false, articles: [{ id: '1', title, lead: '', outlet: 'x', country: null }] },
        personas,
      )[0];
    expect(story('萨赫兰将对红隼海峡天然气船收费', 'zh')?.personaId).toBe('leocadia-varnholt');
    expect(story('Кабели на дне моря и военный флот', 'ru')?.personaId).toBe('halvard-brennick');
    // "gas" is no part of "Las Vegas", "union" none of "reunion".
    expect(story('A reunion in Las Vegas', 'en')?.reasons[0]).toContain('no beat');
  });

  it('is the same each time, and says so when nothing matches', async () => {
    const { personas } = await loadRoster(own);
    const story = { id: 's', title: 'A good time to clear the attic', language: 'en', breaking: false, articles: [] };
    expect(assign(story, personas)).toEqual(assign(story, [...personas].reverse()));
    expect(assign(story, personas)[0]?.reasons[0]).toContain('no beat of it is named');
  });
});
