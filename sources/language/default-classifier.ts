// The classifier that the newsroom uses, read when a language is first asked for: the start of a newsroom does not wait for it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LanguageClassifier } from './classifier.ts';
import { FastTextModel } from './fasttext-model.ts';
import { weightsSchema, type LanguageWeights } from './letter-model.ts';

/** Reads lid.176 of fastText as its package ships it (938 kB). Throws NewsroomError `language-model` where it is damaged. */
export function readFastText(): FastTextModel {
  const path = createRequire(import.meta.url).resolve('fasttext.wasm.js/dist/models/language-identification/assets/lid.176.ftz');
  return new FastTextModel(readFileSync(path));
}

export function readWeights(): LanguageWeights {
  return weightsSchema.parse(JSON.parse(readFileSync(new URL('./weights.json', import.meta.url), 'utf8')));
}

let loaded: LanguageClassifier | null = null;

/** One for the process: it keeps nothing of what it is asked, so that any number of callers share it. */
export function defaultClassifier(): LanguageClassifier {
  loaded ??= new LanguageClassifier(readWeights(), readFastText());
  return loaded;
}
