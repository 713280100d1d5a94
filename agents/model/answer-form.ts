// The form of an answer as servers are told it, and an answer read back into it. Fields that the form does not know are left out and
// counted; anything else that does not fit is malformed.
import { z } from 'zod';

/** JSON schema as strict servers take it: no draft's name, no bounds that only say what a safe integer is. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const made = z.toJSONSchema(schema, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  delete made['$schema'];
  return made;
}

/** What a server without JSON schema is told instead. */
export function formInWords(jsonSchema: Record<string, unknown>): string {
  return [
    'Answer with one JSON object and nothing else: no explanation, no Markdown fence. It must fit this JSON schema exactly, with every',
    `required field (null where there is nothing) and no other field:\n${JSON.stringify(jsonSchema)}`,
  ].join(' ');
}

export type ReadAnswer<Answer> =
  | { readonly ok: true; readonly value: Answer; readonly droppedFields: number }
  | { readonly ok: false; readonly problem: string };

function parseJson(text: string): unknown {
  const first = text.indexOf('{');
  const last = text.lastIndexOf('}');
  for (const part of [text.trim(), first >= 0 && last > first ? text.slice(first, last + 1) : '']) {
    try {
      const value: unknown = JSON.parse(part);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // The next part, or none.
    }
  }
  return undefined;
}

function removeAt(root: unknown, path: readonly PropertyKey[], keys: readonly string[]): number {
  let place: unknown = root;
  for (const step of path) place = typeof place === 'object' && place !== null ? (place as Record<PropertyKey, unknown>)[step] : undefined;
  if (typeof place !== 'object' || place === null) return 0;
  for (const key of keys) delete (place as Record<string, unknown>)[key];
  return keys.length;
}

/** Reads a model's text as JSON in the schema's form, also out of a Markdown fence or words around it. */
export function readAnswer<Answer>(text: string, schema: z.ZodType<Answer>): ReadAnswer<Answer> {
  const value = parseJson(text);
  if (value === undefined) return { ok: false, problem: 'it is not one whole JSON object' };
  let droppedFields = 0;
  let parsed = schema.safeParse(value);
  // A field left out may uncover others inside a union, no more than the form is deep.
  for (let depth = 0; !parsed.success && depth < 8; depth += 1) {
    let dropped = 0;
    for (const issue of parsed.error.issues) if (issue.code === 'unrecognized_keys') dropped += removeAt(value, issue.path, issue.keys);
    if (dropped === 0) break;
    droppedFields += dropped;
    parsed = schema.safeParse(value);
  }
  if (parsed.success) return { ok: true, value: parsed.data, droppedFields };
  const issues = parsed.error.issues.slice(0, 8).map((issue) => `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}`);
  return { ok: false, problem: issues.join('; ') };
}
