// Names made from content: SHA-256 of text, canonical JSON (RFC 8785), and ids derived from what they name.
import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Lower-case hexadecimal SHA-256 of the UTF-8 bytes of `content` (or of the bytes themselves). */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Canonical JSON by RFC 8785: equal values give equal text. Throws TypeError for values that JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** An id that is the same for the same parts, so that a repeated job writes the same row. Form: `prefix_` and 20 hex digits. */
export function derivedId(prefix: string, ...parts: string[]): string {
  return `${prefix}_${sha256(canonicalJson(parts)).slice(0, 20)}`;
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new random id, short enough to type: `prefix_` and 10 characters of Crockford's base 32 (50 bits). */
export function newId(prefix: string): string {
  const characters = Array.from(randomBytes(10), (byte) => alphabet[byte % 32]);
  return `${prefix}_${characters.join('')}`;
}
