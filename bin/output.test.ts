import { describe, expect, it } from 'vitest';
import { commandFor, indented, table } from './output.ts';

describe('what commands print', () => {
  it('lines columns up where characters are two columns wide or none', () => {
    const [, ascii = '', han = '', combining = ''] = table(
      ['feed', 'language'],
      [
        ['Courier', 'en'],
        ['云汀日报', 'zh'],
        ['Cafe\u0301', 'fr'],
      ],
    ).split('\n');
    expect(ascii).toBe('Courier   en');
    expect(han).toBe('云汀日报  zh');
    expect(combining).toBe('Cafe\u0301      fr');
  });

  it('sets long text under its beginning', () => {
    const lines = indented('  why: ', 'word '.repeat(60).trim()).split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.every((line) => line.length <= 100)).toBe(true);
    expect(lines.slice(1).every((line) => line.startsWith('       word'))).toBe(true);
    expect(indented('', 'x'.repeat(300))).toBe('x'.repeat(300));
  });

  it('names the folder of a newsroom that is not the default one', () => {
    expect(commandFor('status', { directory: 'data/main' })).toBe('npm run newsroom -- status');
    expect(commandFor('status', { directory: 'data/demo' })).toBe('npm run newsroom -- status --data data/demo');
    expect(commandFor('status', { directory: 'my data' })).toBe("npm run newsroom -- status --data 'my data'");
  });
});
