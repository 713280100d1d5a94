// Bytes of a feed to text. Feeds are UTF-8 far more often than their servers know, so bytes that read as UTF-8 are UTF-8,
// whatever a header says, even with a letter cut in half here and there; the rest is decoded as it is declared.
import { decodeText } from '../extract/decode.ts';

const sample = 2048;

/** UTF-16 without a byte order mark shows in its first character, which is `<` or `{`. */
function bareUtf16(bytes: Uint8Array): string | null {
  if ((bytes[0] === 0x3c || bytes[0] === 0x7b) && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && (bytes[1] === 0x3c || bytes[1] === 0x7b)) return 'utf-16be';
  return null;
}

/** Whether the first character that shows, after a byte order mark, is `<` or `{`. */
function startsLikeText(bytes: Uint8Array): boolean {
  return /^(?:ï»¿)?\s*[<{]/.test(new TextDecoder('latin1').decode(bytes.subarray(0, sample)));
}

/** The text when it is UTF-8 beyond reasonable doubt: at least ten letters beyond ASCII for each that is broken. */
function asUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let letters = 0;
  let shifted = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) broken += 1;
    else if (unit > 0x7f) letters += 1;
    // ISO-2022 hides other letters in ASCII behind escapes.
    else if (unit === 0x1b) shifted = true;
  }
  return !shifted && letters >= broken * 10 ? text : null;
}

/** Text of a feed; `charset` as the server names it. Null when the bytes are no text. */
export function decodeFeed(bytes: Uint8Array, charset: string | null): string | null {
  const bare = bareUtf16(bytes);
  if (bare !== null) return decodeText(bytes, bare);
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (marked) return decodeText(bytes, null);
  // A stray NUL in markup is a slip; among bytes that do not start like markup it is the mark of a picture or an archive.
  if (bytes.subarray(0, sample).includes(0) && !startsLikeText(bytes)) return null;
  return asUtf8(bytes) ?? decodeText(bytes, /^utf-?(?:16|32)/i.test(charset ?? '') ? null : charset);
}
