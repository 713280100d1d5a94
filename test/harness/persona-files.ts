// A folder of small persona files, one a beat, for tests that need a roster of their own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PersonaFiles {
  readonly directory: string;
  /** Writes a persona's file; `voice` makes it another version. */
  write(id: string, options?: { voice?: string; terms?: readonly string[] }): Promise<void>;
  /** Replaces a file by whatever text. */
  spoil(id: string, text: string): Promise<void>;
  remove(id: string): Promise<void>;
  close(): Promise<void>;
}

export async function openPersonaFiles(ids: readonly string[]): Promise<PersonaFiles> {
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-roster-'));
  const path = (id: string): string => join(directory, `${id}.md`);
  const write: PersonaFiles['write'] = (id, { voice = 'plain', terms = [id] } = {}) =>
    writeFile(
      path(id),
      `---
id: ${id}
name: Analyst ${id}
title: Analyst of ${id}
beats:
  - name: ${id}
    terms: [${terms.join(', ')}]
regions: []
lens: What is ${id}?
tenets: [It is., It was.]
voice: ${voice}
vocabulary: [leverage, toll, passage]
avoid: []
languages: [en]
accent: "#224466"
bio: I am an AI analyst, not a person.
---
Write plainly.
`,
    );
  for (const id of ids) await write(id);
  return {
    directory,
    write,
    spoil: (id, text) => writeFile(path(id), text),
    remove: (id) => rm(path(id)),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
