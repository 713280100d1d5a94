// White space and characters of extracted text: what is left is one line of what a reader sees.

/**
 * Control and format characters (zero-width, directional overrides, soft hyphens, tags, variation supplements), private and unpaired ones: they
 * show nothing and can hide much. Joiners that shape letters and signs that enclose numbers stay.
 */
const invisible = /(?!\u200c|\u200d|[\u0600-\u0605\u06dd\u070f\u08e2])[\p{Cc}\p{Cf}\p{Co}\u{e0100}-\u{e01ef}]/gu;

/** Letters and digits alone, in lower case: what two forms of one text have in common. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Unicode's Stream-Safe Text Format (UAX 15): no letter of any language bears more marks, and normalising takes the square of a longer run. */
const mostMarks = /(\p{M}{30})\p{M}+/gu;

/** NFC, invisible characters removed, every run of white space one space, ends trimmed, half characters replaced, marks over one letter 30 at most. */
export function foldSpaces(text: string): string {
  return text
    .replace(/\ufeff/g, '')
    .replace(/\s+/gu, ' ')
    .replace(invisible, '')
    .replace(/(?:\u200c|\u200d){2,}/g, '\u200c')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(mostMarks, '$1')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();
}
