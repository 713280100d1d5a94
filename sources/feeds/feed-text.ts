// Bytes of a feed to text. What the bytes show goes before what is said of them: a byte order mark, then the shape of the first
// characters, then UTF-8 (feeds are UTF-8 far more often than their servers know, even with a letter cut in half here and there). What is
// left is decoded as the server says, else as the document does (RFC 7303 has it in this order), else as its letters look.
import iconv from 'iconv-lite';
import { sniffCharset } from './sniff-charset.ts';

const sample = 2048;

/** Marks and shapes of wide characters, the longer first. `skip`: bytes of the mark. */
const shapes: readonly { readonly bytes: readonly (number | null)[]; readonly charset: string; readonly skip: number }[] = [
  { bytes: [0x00, 0x00, 0xfe, 0xff], charset: 'utf-32be', skip: 4 },
  { bytes: [0xff, 0xfe, 0x00, 0x00], charset: 'utf-32le', skip: 4 },
  { bytes: [0xfe, 0xff], charset: 'utf-16be', skip: 2 },
  { bytes: [0xff, 0xfe], charset: 'utf-16le', skip: 2 },
  ...[0x3c, 0x7b].flatMap((first) => [
    { bytes: [0, 0, 0, first], charset: 'utf-32be', skip: 0 },
    { bytes: [first, 0, 0, 0], charset: 'utf-32le', skip: 0 },
    { bytes: [0, first], charset: 'utf-16be', skip: 0 },
    { bytes: [first, 0], charset: 'utf-16le', skip: 0 },
  ]),
];

function wideText(bytes: Uint8Array): string | null {
  const shape = shapes.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  return shape === undefined ? null : decode(bytes.subarray(shape.skip), shape.charset).replace(/\p{Cs}/gu, '\ufffd');
}

/** Whether the first character that shows, after a byte order mark, is `<` or `{`. */
function startsLikeText(bytes: Uint8Array): boolean {
  return /^(?:ï»¿)?\s*[<{]/.test(new TextDecoder('latin1').decode(bytes.subarray(0, sample)));
}

/** What a charset is decoded as: the larger set that its users mean. Null for one that nobody knows, or that has wide characters. */
function knownCharset(label: string | null): string | null {
  const name = label?.trim().toLowerCase() ?? '';
  if (name === '' || /^(?:utf|ucs|u)[-_]?(?:16|32|2|4)/.test(name)) return null;
  if (/^(?:us-?ascii|ascii|iso[-_]?8859-?1|latin-?1|l1|ansi|cp819)$/.test(name)) return 'windows-1252';
  if (/^(?:gb[-_]?2312.*|gbk|x-gbk|cp936|hz.*)$/.test(name)) return 'gb18030';
  if (/^(?:shift[-_]?jis|x-sjis|sjis|windows-31j)$/.test(name)) return 'cp932';
  if (/^(?:euc-kr|ks_c_5601.*|ksc5601)$/.test(name)) return 'cp949';
  if (/^iso-?8859-?9$/.test(name)) return 'windows-1254';
  if (/^(?:iso-?8859-?11|tis-?620)$/.test(name)) return 'windows-874';
  if (iconv.encodingExists(name)) return name;
  try {
    return new TextDecoder(name).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Node's own decoder has windows-1252 wrong (20.20 reads it as Latin 1), and lacks UTF-32 and the charsets of DOS: iconv-lite has them. */
function decode(bytes: Uint8Array, charset: string): string {
  return iconv.encodingExists(charset)
    ? iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset)
    : new TextDecoder(charset).decode(bytes);
}

interface Reading {
  readonly text: string;
  readonly broken: number;
  readonly letters: number;
}

function countLetters(text: string): Reading {
  let [broken, letters] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) broken += 1;
    else if (unit > 0x7f) letters += 1;
  }
  return { text, broken, letters };
}

/** ISO-2022 hides other letters in ASCII behind escapes. */
const shifted = (bytes: Uint8Array): boolean => bytes.includes(0x1b);
/** At least ten letters beyond ASCII for each that is broken. */
const believable = ({ broken, letters }: Reading): boolean => letters >= broken * 10;

/** The charset that a document declares in its first line of XML or HTML. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const found = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w:.-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(
    head,
  );
  return found?.[1] ?? found?.[2] ?? null;
}

/** Text of a feed; `charset` as the server names it. Null when the bytes are no text. */
export function decodeFeed(bytes: Uint8Array, charset: string | null): string | null {
  const wide = wideText(bytes);
  if (wide !== null) return wide;
  // A stray NUL in markup is a slip; among bytes that do not start like markup it is the mark of a picture or an archive.
  if (bytes.subarray(0, sample).includes(0) && !startsLikeText(bytes)) return null;
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (!utf8.includes('\ufffd') && !shifted(bytes)) return utf8;
  const asUtf8 = countLetters(utf8);
  if (believable(asUtf8) && !shifted(bytes)) return utf8;
  let best: Reading | null = null;
  for (const label of [charset, declaredCharset(bytes)]) {
    const known = knownCharset(label);
    if (known === null || /^utf-?8$/.test(known)) continue;
    const reading = countLetters(decode(bytes, known));
    if (believable(reading)) return reading.text;
    if (best === null || reading.broken < best.broken) best = reading;
  }
  const sniffed = sniffCharset(bytes, decode);
  if (sniffed !== null) return decode(bytes, sniffed);
  if (best !== null && best.broken < asUtf8.broken) return best.text;
  return shifted(bytes) && asUtf8.broken === 0 ? utf8 : decode(bytes, 'windows-1252');
}
