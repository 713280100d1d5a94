import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getLIDModel } from 'fasttext.wasm.js';
import { describe, expect, test } from 'vitest';
import { NewsroomError } from '../../core/errors.ts';
import { FastTextModel } from './fasttext-model.ts';

const path = createRequire(import.meta.url).resolve('fasttext.wasm.js/dist/models/language-identification/assets/lid.176.ftz');
const file = readFileSync(path);

function best(model: FastTextModel, text: string): { label: string | undefined; probability: number } | null {
  const vector = model.vector(text);
  if (vector === null) return null;
  const logs = model.logProbabilities(vector);
  const at = logs.indexOf(Math.max(...logs));
  return { label: model.labels[at], probability: Math.exp(logs[at] ?? -Infinity) };
}

describe('lid.176', () => {
  const model = new FastTextModel(file);

  test.each([
    'The minister said on Tuesday that the talks would go on.',
    'Die Ministerin sagte am Dienstag,\tdie Gespräche würden fortgesetzt.',
    'Министр заявила во вторник, что переговоры будут продолжаться.',
    '部长周二表示，与邻国的谈判将继续进行。',
    'நான் தமிழில் எழுதுகிறேன்',
    'Ja 🙂 det går bra',
  ])('says of “%s” what fastText itself says', async (text) => {
    const [theirs] = await (await getLIDModel()).identify(text, 1);
    const ours = best(model, text);
    expect(ours?.label).toBe(theirs?.alpha2);
    // FastText reads its logarithms off a table.
    expect(ours?.probability).toBeCloseTo(theirs?.possibility ?? 0, 2);
  });

  test('gives its labels probabilities that are one together', () => {
    const vector = model.vector('Bonjour à tous');
    const sum = model.logProbabilities(vector ?? new Float64Array(16)).reduce((all, log) => all + Math.exp(log), 0);
    expect(sum).toBeCloseTo(1, 6);
  });

  test('knows nothing of a text without words', () => {
    expect(model.vector('')).toBeNull();
    expect(model.vector(' \n\t\0')).toBeNull();
    expect(model.vector('x')).toBeNull();
  });
});

describe('a file that cannot be used is refused', () => {
  function changed(at: number, value: number): Buffer {
    const copy = Buffer.from(file);
    copy.writeInt32LE(value, at);
    return copy;
  }

  test.each([
    ['empty', Buffer.alloc(0)],
    ['of another kind', Buffer.from('{"weights": []}'.repeat(40))],
    ['cut off in the dictionary', file.subarray(0, 5_000)],
    ['cut off in the matrix', file.subarray(0, 600_000)],
    ['of another version', changed(4, 11)],
    ['of another kind of model', changed(36, 1)],
    ['with a length that is not there', changed(64, 2_000_000)],
  ])('%s', (_, bytes) => {
    expect(() => new FastTextModel(bytes)).toThrow(NewsroomError);
    expect(() => new FastTextModel(bytes)).toThrow(expect.objectContaining({ code: 'language-model' }));
  });
});
