// Forms as typed values: read once, lines ended by LF, without NUL (which no text of the database can hold), checked by a schema. A form that does not fit is a value, not an exception.
import type { Context } from 'hono';
import type { z } from 'zod';
import type { DeskEnvironment } from './dependencies.ts';

export type FormResult<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `given`: the fields with one value, so that a page can show them again. */
  | { readonly ok: false; readonly message: string; readonly given: Readonly<Record<string, string>> };

/** Fields by name; one that is sent more than once, or whose name ends in `[]`, is a list. Files are left out. */
async function readFields(context: Context<DeskEnvironment>): Promise<Record<string, unknown>> {
  const form = await context.req.formData();
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = form
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .map((value) => value.replaceAll('\r\n', '\n').replaceAll('\0', ''));
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = values;
    else fields[name] = values.length > 1 ? values : values[0];
  }
  return fields;
}

export async function readForm<Schema extends z.ZodType>(
  context: Context<DeskEnvironment>,
  schema: Schema,
): Promise<FormResult<z.output<Schema>>> {
  let fields: Record<string, unknown>;
  try {
    fields = await readFields(context);
  } catch {
    return { ok: false, message: 'the form could not be read', given: {} };
  }
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, value: parsed.data };
  const given = Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string'));
  return { ok: false, message: parsed.error.issues.map((issue) => issue.message).join('; '), given };
}
