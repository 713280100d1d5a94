import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { readJson, readLines } from './data.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsroom-data-'));
afterAll(() => rmSync(folder, { recursive: true }));
const row = z.object({ text: z.string() });

function file(content: string): string {
  const path = join(folder, 'data');
  writeFileSync(path, content);
  return path;
}

it('a line that is not what a benchmark takes is named by its file and number, and none is skipped', () => {
  expect(readLines(file('{"text": "a"}\n\n{"text": "b"}\n'), row, '{text}')).toEqual([{ text: 'a' }, { text: 'b' }]);
  for (const [content, problem] of [
    ['{"text": "a"}\n{"text": 3}', 'data:2: '],
    ['{"text": "a"}\n\nnonsense', 'data:3: '],
    ['\n', 'is empty'],
  ] as const) {
    const read = (): unknown => readLines(file(content), row, '{text}');
    expect(read).toThrow(problem);
    expect(read).toThrow('{text}');
  }
});

it('a file that is not what a benchmark takes is named', () => {
  expect(readJson(file('{"text": "a"}'), row, '{text}')).toEqual({ text: 'a' });
  for (const content of ['', '[', '{"text": null}']) expect(() => readJson(file(content), row, '{text}')).toThrow(/data: .*takes \{text\}/);
});
