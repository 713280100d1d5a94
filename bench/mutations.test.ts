// The commands on files of a folder of their own: what they print, what they write, and how they refuse what they cannot read.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as mutate } from './mutate.ts';
import { run as mutations } from './mutations.ts';

let folder = '';
const printed: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mutations-'));
  printed.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const pair = {
  source: 'The port of Velmar lost 12 million crowns in May. The harbour master, Ida Rusk, said that two cranes had failed.',
  sentence: 'The port of Velmar lost 12 million crowns in May.',
  mutated: 'The port of Velmar lost 21 million crowns in May.',
  kind: 'figure',
  lang: 'en',
};
const base = { json: true, show: false };

describe('bench mutations', () => {
  it('prints shares of 0 to 1 for each kind there is, and writes a line a pair with its reasons', async () => {
    const data = join(folder, 'pairs.jsonl');
    const output = join(folder, 'out.jsonl');
    const date = {
      ...pair,
      kind: 'date',
      mutated: pair.mutated.replace('21', '12').replace('May', 'June'),
      lang: 'en-GB',
      note: 'by hand',
    };
    writeFileSync(data, `${JSON.stringify(pair)}\n\n${JSON.stringify(date)}\n`);
    await mutations({ ...base, data, output });
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toEqual({
      kinds: { figure: { n: 1, flagged: 1 }, date: { n: 1, flagged: 1 } },
      unchangedFlagged: 0,
    });
    const rows = readFileSync(output, 'utf8').trim().split('\n');
    expect(rows.map((row) => (JSON.parse(row) as { reasons: string[] }).reasons.join())).toEqual([
      expect.stringContaining('12 million'),
      expect.stringContaining('June'),
    ]);
  });

  it('names the file and the line that it cannot read', async () => {
    const data = join(folder, 'pairs.jsonl');
    writeFileSync(data, `${JSON.stringify(pair)}\n{"source": 1}\n`);
    await expect(mutations({ ...base, data })).rejects.toThrow(/pairs\.jsonl:2: .*each line takes \{source, sentence/);
    writeFileSync(data, `${JSON.stringify(pair)}\nnot json\n`);
    await expect(mutations({ ...base, data })).rejects.toThrow(/pairs\.jsonl:2: /);
    await expect(mutations({ ...base, data: join(folder, 'absent') })).rejects.toThrow(/there is no .*--data takes/);
    await expect(mutations(base)).rejects.toThrow(/--data is needed/);
  });
});

describe('bench mutate', () => {
  it('makes the same pairs of every kind from the same seed, in the languages of the articles', async () => {
    const [one, other] = [join(folder, 'one.jsonl'), join(folder, 'other.jsonl')];
    for (const output of [one, other]) await mutate({ sample: true, output, seed: 7, most: 4, json: true });
    expect(readFileSync(one, 'utf8')).toBe(readFileSync(other, 'utf8'));
    const pairs = readFileSync(one, 'utf8')
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row) as typeof pair);
    expect(new Set(pairs.map(({ kind }) => kind)).size).toBe(7);
    expect(new Set(pairs.map(({ lang }) => lang)).size).toBeGreaterThan(10);
    expect(pairs.filter(({ sentence, mutated }) => sentence === mutated)).toEqual([]);
  });

  it('says what it needs', async () => {
    await expect(mutate({ sample: false, seed: 1, most: 4, json: true })).rejects.toThrow(/--articles or --sample is needed/);
    await expect(mutate({ sample: true, seed: 1, most: 4, json: true })).rejects.toThrow(/--output is needed/);
  });
});
