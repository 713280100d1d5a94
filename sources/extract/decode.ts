// Bytes of a page to text. Order of belief: byte order mark, the server's header, the page's own declaration, UTF-8, then windows-1252.
// A charset under which much is malformed yields to the next, since servers often name one that the page is not in; a slip here and there (a
// text that the site cut in the middle of a character) is shown as U+FFFD and changes nothing else, as in browsers.
import { extractionFailure, type ExtractionFailure } from './extracted-article.ts';

const declaration = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})["']/i;

function decoderFor(label: string | null, fatal: boolean): InstanceType<typeof TextDecoder> | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label.trim().replace(/^["']|["']$/g, ''), { fatal });
  } catch (error) {
    if (error instanceof RangeError) return null; // a label nobody knows
    throw error;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** The charset that the first 4 KB of a page declare. A page that can be read so far as ASCII is not UTF-16, whatever it says. */
function declaredCharset(bytes: Uint8Array): string | null {
  const found = declaration.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)));
  const label = found?.[1] ?? found?.[2] ?? null;
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

/** Of what lies beyond ASCII, the share that may be malformed. Of a text in another charset UTF-8 refuses three quarters, so half is no doubt. */
const mostMalformed = 0.5;
/** East Asian charsets find a character in nearly any two bytes: in UTF-8 of Chinese, 2 in 100 are malformed in GBK. */
const mostMalformedElsewhere = 0.03;

function malformedShare(text: string): number {
  let [malformed, all] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) all += 1;
    if (code === 0xfffd) malformed += 1;
  }
  return malformed / Math.max(1, all);
}

function isMostlyUtf8(bytes: Uint8Array): boolean {
  return malformedShare(new TextDecoder('utf-8').decode(bytes)) < mostMalformed;
}

/** Text of `bytes` where they are of this charset, a few slips aside; null where they are not. */
function decodeAs(bytes: Uint8Array, label: string | null): string | null {
  const strict = decoderFor(label, true);
  if (strict === null) return null;
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const text = decoderFor(label, false)?.decode(bytes) ?? '';
  if (strict.encoding === 'utf-8') return malformedShare(text) < mostMalformed ? text : null;
  return malformedShare(text) <= mostMalformedElsewhere && !isMostlyUtf8(bytes) ? text : null;
}

/** Text of `bytes`; `charset` is the server's, or null. Never fails: what no charset explains is read with replacement characters. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return new TextDecoder(mark).decode(bytes);
  for (const label of [charset, declaredCharset(bytes), 'utf-8']) {
    const text = decodeAs(bytes, label);
    if (text !== null) return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

const htmlTypes = /^(?:text\/html|application\/xhtml\+xml|application\/xml|text\/xml)$/i;

function isBinary(bytes: Uint8Array): boolean {
  const mark = byteOrderMark(bytes);
  if (mark !== null && mark !== 'utf-8') return false;
  return bytes.subarray(0, 2048).includes(0);
}

/** The text of a page's answer, or why it cannot be a page. `mediaType` without parameters; null where the server gave none. */
export function decodePage(
  answer: { bytes: Uint8Array; mediaType: string | null; charset: string | null },
  url: string,
): { ok: true; html: string } | ExtractionFailure {
  const { bytes, mediaType, charset } = answer;
  if (bytes.length === 0) return extractionFailure('empty', `empty page at ${url}`);
  if (mediaType !== null && !htmlTypes.test(mediaType.trim()))
    return extractionFailure('not-html', `${mediaType} at ${url}, not an HTML page`);
  if (isBinary(bytes)) return extractionFailure('not-html', `binary data at ${url}, not an HTML page`);
  return { ok: true, html: decodeText(bytes, charset) };
}
