import { describe, expect, it } from 'vitest';
import { WordTable } from './word-table.ts';
import { WordScan } from './words.ts';

function counting(most: number) {
  const workedOut: string[] = [];
  const table = new WordTable({ most, longest: 8, workOut: (word) => (workedOut.push(word), word.toUpperCase()) });
  const read = (text: string): string[] => {
    const found: string[] = [];
    for (const scan = new WordScan(text); scan.next();) found.push(table.find(text, scan.units, scan.at, scan.end));
    return found;
  };
  return { table, workedOut, read };
}

describe('a table of words', () => {
  it('works a word out once, wherever it stands', () => {
    const { read, workedOut } = counting(100);
    expect(read('one two, one')).toEqual(['ONE', 'TWO', 'ONE']);
    expect(read('So: two one')).toEqual(['SO', 'TWO', 'ONE']);
    expect(workedOut).toEqual(['one', 'two', 'So']);
  });

  it('never takes one word for another', () => {
    const { read, table } = counting(50_000);
    const words = Array.from({ length: 40_000 }, (_, number) => `w${number.toString(36)}`);
    for (let round = 0; round < 2; round += 1) expect(read(words.join(' '))).toEqual(words.map((word) => word.toUpperCase()));
    expect(table.size).toBe(40_000);
  });

  it('remembers no more than it is told to, and no long ones', () => {
    const { read, table, workedOut } = counting(10);
    const words = Array.from({ length: 1000 }, (_, number) => `w${number}`);
    expect(read(words.join(' '))).toEqual(words.map((word) => word.toUpperCase()));
    expect(table.size).toBeLessThanOrEqual(10);
    workedOut.length = 0;
    read('unspeakable unspeakable');
    expect(workedOut).toEqual(['unspeakable', 'unspeakable']);
  });
});
