// Bytes of a page to text. Order of belief: byte order mark, the server's header, the page's own declaration, UTF-8, then windows-1252,
// and a declaration under which the bytes are malformed yields to the next: servers often name a charset that the page is not in.
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

/** Text of `bytes`; `charset` is the server's, or null. Never fails: what no charset explains is read with replacement characters. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const candidates = [byteOrderMark(bytes), charset, declaredCharset(bytes), 'utf-8', 'windows-1252'];
  for (const label of candidates) {
    const decoder = decoderFor(label, true);
    if (decoder === null) continue;
    try {
      return decoder.decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // malformed under this charset: the next
    }
  }
  return new TextDecoder('utf-8').decode(bytes);
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
