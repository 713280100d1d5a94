// White space and characters of extracted text: what is left is one line of what a reader sees.

/** Control, zero-width, directional-override and private characters, soft hyphens and tag characters: they show nothing and can hide much. */
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\u{e0000}-\u{e007f}]/gu;

/** NFC, invisible characters removed, every run of white space one space, ends trimmed. Joiners that shape letters (U+200C, U+200D) stay. */
export function foldSpaces(text: string): string {
  return text.replace(/[\u2028\u2029]/g, ' ').replace(invisible, '').replace(/\s+/gu, ' ').trim().normalize('NFC');
}
