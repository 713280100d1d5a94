// The prompt templates of this folder, one Markdown file a step. A line `{{file.md}}` stands for that file's text. The version is the hash of
// the whole, so that a changed house style is another version of every prompt that holds it.
import { readFileSync } from 'node:fs';
import { sha256 } from '../core/hash.ts';
import type { Prompt } from './prompt.ts';

/** The steps of a draft that a language model takes; each is a file `NAME.md`. */
export type PromptName =
  | 'extract-claims'
  | 'write-draft'
  | 'revise-sentences'
  | 'judge-sentences'
  | 'judge-renderings'
  | 'plan-illustration'
  | 'tell-gist';

const folder = new URL('./', import.meta.url);
const included = /^\{\{([a-z-]+\.md)\}\}$/gm;

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8').trim();
}

/** A template that is read once and filled many times: its text instructs, `user` holds the data. */
export function promptTemplate(name: PromptName): (user: string) => Prompt {
  const system = read(`${name}.md`).replaceAll(included, (_, file: string) => read(file));
  const version = sha256(system).slice(0, 12);
  return (user) => ({ name, version, system, user });
}
