// Characters that show nothing and can hide much: controls, zero-width ones, directional overrides, tags, private and half ones. With an
// override, a reader sees other figures than the ones that were checked. Joiners that shape letters, marks of direction that turn no
// letters, and signs that enclose numbers stay; a tab is a space.

const characters = '(?![\\t\\u200c-\\u200f]|[\\u0600-\\u0605\\u06dd\\u070f\\u08e2])[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u{e0100}-\\u{e01ef}]';
const one = new RegExp(characters, 'u');
const all = new RegExp(characters, 'gu');

/** The first invisible character of `text` as `U+202E`, or null. */
export function invisibleIn(text: string): string | null {
  const code = one.exec(text)?.[0].codePointAt(0);
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

export function withoutInvisible(text: string): string {
  return text.replace(all, '');
}
