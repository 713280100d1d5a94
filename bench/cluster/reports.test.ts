import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReports } from './reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'reports-'));
function file(...lines: readonly (string | object)[]): string {
  const path = join(folder, `${Math.random()}.jsonl`);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

describe('reports to be clustered', () => {
  it('are read with everything left out that may be', async () => {
    const path = file(
      { title: 'fire sund harbour', cluster: 7, lang: 'en' },
      '',
      { id: 'a', date: '2024-03-01T10:00:00Z', lang: 'de', title: 'Brand', paragraphs: ['Ein Brand.', 'Im Hafen.'] },
      { id: 'a', lang: 'en', text: 'Only a text.' },
      { id: 5, date: 1_700_000_000, title: 'storm' },
    );
    const { all, notes, close } = await readReports(path);
    expect(all.map(({ id, event, language, at }) => ({ id, event, language, at }))).toEqual([
      { id: 'line 1', event: '7', language: 'en', at: Date.UTC(2024, 2, 1, 10) },
      { id: 'a', event: null, language: 'de', at: Date.UTC(2024, 2, 1, 10) },
      { id: 'line 4', event: null, language: 'en', at: Date.UTC(2024, 2, 1, 10) },
      { id: '5', event: null, language: 'en', at: 1_700_000_000_000 },
    ]);
    expect(all.map(({ text }) => text())).toEqual(['fire sund harbour', 'Brand\n\nEin Brand.\n\nIm Hafen.', '\n\nOnly a text.', 'storm']);
    expect(notes).toHaveLength(3);
    close();
  });

  it('keep their places where lines are longer than what is read at once', async () => {
    const long = 'ü'.repeat(900_000);
    const path = file(...[1, 2, 3].map((id) => ({ id, lang: 'de', title: `title ${id}`, text: long })));
    const { all, close } = await readReports(path);
    expect(all.map(({ text }) => text().slice(0, 7))).toEqual(['title 1', 'title 2', 'title 3']);
    close();
  });

  it('have their places behind a byte order mark', async () => {
    const path = file('\u{feff}{"id": "a", "lang": "en", "title": "Fire"}', { id: 'b', lang: 'en', title: 'Storm' });
    const { all, close } = await readReports(path);
    expect(all.map(({ id, text }) => [id, text()])).toEqual([
      ['a', 'Fire'],
      ['b', 'Storm'],
    ]);
    close();
    await expect(readReports(file('\u{feff}'))).rejects.toThrow('is empty');
  });

  it('are not asked of a folder', async () => {
    await expect(readReports(folder)).rejects.toMatchObject({
      code: 'bad-data',
      message: expect.stringMatching(/reports-\w+ is a folder: name the file .*\{id\?, date\?/) as unknown,
    });
  });

  it('have the date before them where theirs is none, the first of all at the beginning', async () => {
    const dates = [
      'n.d.',
      null,
      '1700000000',
      'unknown',
      '1700000100000',
      1_700_000_200,
      '20231115',
      'Seite 3',
      1e20,
      { day: 3 },
      '2023-11-16',
    ];
    const path = file(...dates.map((date) => ({ date, lang: 'en', title: 'Fire' })));
    const { all, notes, close } = await readReports(path);
    const day = Date.UTC(2023, 10, 15);
    const count = 1_700_000_000_000;
    const later = Date.UTC(2023, 10, 16);
    expect(all.map(({ at }) => at)).toEqual([count, count, count, count, count + 100_000, count + 200_000, day, day, day, day, later]);
    expect(notes.filter((note) => note.includes('could not be read'))).toEqual([
      '5 dates could not be read: their lines count as having none',
    ]);
    expect(notes.filter((note) => note.includes('no date'))).toEqual([expect.stringMatching(/^6 lines have no date: .*first dated one$/)]);
    close();
  });

  it('count as published at one time where none has a date that can be read', async () => {
    const { all, notes, close } = await readReports(file({ lang: 'en', title: 'Fire' }, { date: 'n.d.', lang: 'en', title: 'Storm' }));
    expect(new Set(all.map(({ at }) => at)).size).toBe(1);
    expect(notes.join('\n')).toMatch(/^1 dates could not be read.*\n2 lines have no date: .*at one time$/);
    close();
  });

  it('are in a language without its country or script', async () => {
    const written = ['en-US', 'EN', 'pt_BR', ' zh-Hans-CN ', 'de'];
    const { all, close } = await readReports(file(...written.map((lang) => ({ lang, title: 'Fire' }))));
    expect(all.map(({ language }) => language)).toEqual(['en', 'en', 'pt', 'zh', 'de']);
    close();
  });

  it.each([
    ['{"title": "a"}\n{"title": ', ':2: '],
    ['{"lang": "en"}', 'neither a title nor a text'],
    ['{"title": "a", "lang": 5}', 'lang'],
    ['', 'is empty'],
  ])('say what is wrong, and in which line: %s', async (content, said) => {
    await expect(readReports(file(content))).rejects.toThrow(said);
  });
});
