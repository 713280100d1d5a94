// Reading a persona file: Markdown with YAML front matter. What is wrong is named with its line, what it got and what it takes.
import { LineCounter, parseDocument, isMap, isScalar, type Document } from 'yaml';
import { NewsroomError } from '../core/errors.ts';
import { sha256 } from '../core/hash.ts';
import { personaFileSchema, type Persona } from '../core/persona.ts';

export interface PersonaIssue {
  /** 1-based line in the file. */
  readonly line: number;
  readonly message: string;
}

/** A persona file that cannot be used. */
export class PersonaFileError extends NewsroomError {
  readonly path: string;
  readonly issues: readonly PersonaIssue[];

  constructor(path: string, issues: readonly PersonaIssue[]) {
    super('persona-invalid', issues.map((issue) => `${path}:${issue.line}: ${issue.message}`).join('\n'), { details: { path, issues } });
    this.path = path;
    this.issues = issues;
  }
}

const frontMatter = /^---\r?\n([\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** Number of single-character edits between two words. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known.map((candidate) => ({ candidate, edits: distance(word, candidate) })).sort((a, b) => a.edits - b.edits);
  return best !== undefined && best.edits <= 2 ? best.candidate : null;
}

/** Line of the node at `path`, or of the nearest parent that is there. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[], offset: number): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const node = pair !== undefined && isScalar(pair.key) ? pair.key : document.getIn(path.slice(0, length), true);
    const range =
      typeof node === 'object' && node !== null && 'range' in node ? (node.range as [number, number, number] | null | undefined) : null;
    if (range) return lines.linePos(range[0]).line + offset;
  }
  return 1;
}

/** Reads a persona file's text. `path` is used in messages only. Throws PersonaFileError. */
export function parsePersonaFile(text: string, path: string): Persona {
  const matter = frontMatter.exec(text);
  if (matter === null)
    throw new PersonaFileError(path, [
      { line: 1, message: 'no front matter: a persona file begins with a line "---", its settings in YAML, and another "---"' },
    ]);
  const lines = new LineCounter();
  const document = parseDocument(matter[1] ?? '', { lineCounter: lines, prettyErrors: false });
  // The front matter's first line is the file's second.
  if (document.errors.length > 0) {
    throw new PersonaFileError(
      path,
      document.errors.map((error) => ({ line: lines.linePos(error.pos[0]).line + 1, message: `not YAML: ${error.message}` })),
    );
  }
  const value: unknown = document.toJS() ?? {};
  const result = personaFileSchema.safeParse(value);
  if (!result.success) {
    const known = Object.keys(personaFileSchema.shape);
    throw new PersonaFileError(
      path,
      result.error.issues.flatMap((issue) => {
        if (issue.code === 'unrecognized_keys') {
          return issue.keys.map((key) => {
            const meant = nearest(key, known);
            return {
              line: lineOf(document, lines, [...issue.path, key], 1),
              message: `unknown field "${key}"${meant === null ? '' : `: did you mean "${meant}"?`}`,
            };
          });
        }
        const got = issue.path.length === 0 ? value : document.getIn(issue.path);
        const shown = got === undefined ? 'nothing' : JSON.stringify(got);
        return [{ line: lineOf(document, lines, issue.path, 1), message: `${issue.path.join('.')}: got ${shown}; ${issue.message}` }];
      }),
    );
  }
  return { ...result.data, version: sha256(text), instructions: text.slice(matter[0].length).trim() };
}
