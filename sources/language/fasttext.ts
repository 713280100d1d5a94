// fastText's language identification (lid.176, the compressed model of 0.9 MB that fasttext.wasm.js carries) as a function. 1.0.0 is pinned:
// its class that loads models by address is passed by, as it would fetch, and the model is given to the engine as bytes.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getFastTextModule } from 'fasttext.wasm.js';

/** Probabilities of the likeliest languages, by the model's own labels (mostly ISO 639-1). */
export type FastText = (line: string) => Map<string, number>;

const modelPath = 'fasttext.wasm.js/dist/fastText/models/lid.176.ftz';
const likeliest = 5;
/** Less likely ones are not looked for: the search through the model's tree ends there. */
const leastProbability = 1e-3;

async function open(): Promise<FastText> {
  const [engine, bytes] = await Promise.all([getFastTextModule(), readFile(createRequire(import.meta.url).resolve(modelPath))]);
  engine.FS.writeFile('model', new Uint8Array(bytes));
  const model = new engine.FastText();
  model.loadModel('model');
  engine.FS.unlink('model');
  return (line) => {
    // The engine reads a line and stops at its end.
    const found = model.predict(`${line.replace(/\s+/gu, ' ')}\n`, likeliest, leastProbability);
    const probabilities = new Map<string, number>();
    for (let index = 0; index < found.size(); index += 1) {
      const [probability, label] = found.get(index);
      probabilities.set(label.replace('__label__', ''), probability);
    }
    (found as unknown as { delete(): void }).delete();
    return probabilities;
  };
}

let opened: Promise<FastText> | undefined;

/** The model, opened at first use and kept: about 20 MB, some 100 ms. */
export function openFastText(): Promise<FastText> {
  return (opened ??= open());
}
