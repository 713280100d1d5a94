// A prompt as it is sent: instructions of ours, and data of others inside fences. Its version is the hash of its template, recorded with
// every answer. Source text is data: each row is one line of JSON in which no character can end the fence.

export interface Prompt {
  /** The template's file name without its ending: `extract-claims`. */
  readonly name: string;
  /** First 12 hexadecimal digits of the SHA-256 of the template (house style and all it includes). */
  readonly version: string;
  readonly system: string;
  readonly user: string;
}

/** JSON in which `<`, `>` and `&` are escaped: it reads the same, and holds no tag. */
function inert(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/**
 * Rows of other people's data as a fenced block, one JSON value a line:
 *
 *     <data name="passages">
 *     [4,"The minister said that the dam was safe."]
 *     </data>
 */
export function fenced(name: string, rows: readonly unknown[]): string {
  return [`<data name="${name}">`, ...rows.map(inert), '</data>'].join('\n');
}
