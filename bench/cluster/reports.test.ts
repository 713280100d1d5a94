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
      { id: 'line 1', event: '7', language: 'en', at: 0 },
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

  it.each([
    ['{"title": "a"}\n{"title": ', ':2: '],
    ['{"lang": "en"}', 'neither a title nor a text'],
    ['{"title": "a", "date": "soon"}', 'is no date'],
    ['', 'is empty'],
  ])('say what is wrong, and in which line: %s', async (content, said) => {
    await expect(readReports(file(content))).rejects.toThrow(said);
  });
});
