import { describe, expect, it } from 'vitest';
import { commandFor, indented, paint, printable, printableValue, table } from './output.ts';
import { renderDrafts, renderShow } from './render.ts';

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

// U+001B begins an escape of a terminal, U+009B is the same in one character, U+202E turns text around.
const hostile = 'Levy\u001b[2J\u001b]0;owned\u0007 sto\u009b31mps\u202e ships';
const steering = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

describe('what others wrote, on a terminal', () => {
  it('steers nothing, whatever stands in a title, while our own styles stay', () => {
    const styled = `${String.fromCharCode(27)}[31mred${String.fromCharCode(27)}[39m`;
    expect(printable(`${styled} ${hostile}`, true).replaceAll(new RegExp(`${String.fromCharCode(27)}\\[(?:31|39)m`, 'gu'), '')).not.toMatch(
      steering,
    );
    expect(printable(styled, true)).toBe(styled);
    expect(printable(`${styled}\n${hostile}`, false)).not.toMatch(steering);
    expect(printable('one\ntwo', false)).toBe('one\ntwo');
    expect(paint('red', 'plain')).toBe('plain');
  });

  it('is cleaned in lists, and in every part of what `show` shows', () => {
    const draft = { id: 'dr_1', persona: 'ada', state: 'in-review', headline: hostile, outlets: 2, sentences: 9, failing: 0, writer: hostile, updated: '2026-03-14T08:00:00Z' } as const; // prettier-ignore
    expect(renderDrafts(printableValue([draft]))).not.toMatch(steering);
    const shown = {
      draft: { id: 'dr_1', state: 'in-review', round: 1, writer: 'extractive', persona: { name: 'Ada' }, story: { title: hostile }, flags: [hostile], failure: null, publication: null },
      assignment: { reasons: [hostile], score: 1 }, views: [], revision: { number: 1, sha256: 'a' }, markdown: `# ${hostile}\n`,
      sentences: [{ ordinal: 0, text: hostile, citations: [1], part: 'headline', kind: 'reported', passes: false, check: { verdict: 'unverified', reasons: [hostile] }, attestation: null }],
      sources: [{ number: 1, outlet: hostile, title: hostile, publishedAt: null, language: 'en', origin: hostile, url: 'https://paper.example/', snapshot: 'b', claims: [{ quote: hostile, attribution: [hostile], standing: null, start: 0, end: 1 }] }],
      groups: [{ standing: 'contested', reason: hostile }],
    } as unknown as Parameters<typeof renderShow>[0]; // prettier-ignore
    expect(renderShow(printableValue(shown))).not.toMatch(steering);
    const layers = [{ layer: 'score', by: 'score/1', score: 0.31, threshold: 0.79, reasons: ['no passage has “levy”'] }];
    const weak = shown.sentences.map((sentence) => ({ ...sentence, check: { verdict: 'supported', reasons: [], layers } }));
    expect(renderShow({ ...shown, sentences: weak } as unknown as typeof shown).replaceAll(/\s+/gu, ' ')).toContain(
      'weakly supported by wording: 0.31, under 0.79 (no passage has “levy”)',
    );
  });
});
