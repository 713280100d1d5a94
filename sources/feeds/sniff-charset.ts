// The charset of a text that nobody names and that is not UTF-8, by its letters: read in the right one, they are of one script, common ones
// and mostly small ones.

interface Candidate {
  readonly charset: string;
  /** Letters that such a text has most of. */
  readonly common: RegExp;
  /** Letters that it has few of: capitals between small ones, rare signs. */
  readonly rare: RegExp;
  /** Share of the letters beyond ASCII that must be common ones. */
  readonly least: number;
  /** Its words are of such letters throughout: a letter alone among ASCII is of another script. */
  readonly runs?: boolean;
}

const candidates: readonly Candidate[] = [
  // Japanese has kana between its signs; Chinese and Korean have none, and one script alone.
  { charset: 'cp932', common: /[\u3040-\u30ff]/g, rare: /[\uff61-\uff9f]/g, least: 0.25 },
  { charset: 'euc-jp', common: /[\u3040-\u30ff]/g, rare: /[\uff61-\uff9f]/g, least: 0.25 },
  { charset: 'cp949', common: /[가-힣]/g, rare: /[\u4e00-\u9fff]/g, least: 0.6 },
  {
    charset: 'gb18030',
    common: /[的一是不了在人有我他这中大来上国到说们为年时会日发成行业经新公出]/g,
    rare: /[\ue000-\uf8ff\u3400-\u4dbf]/g,
    least: 0.06,
  },
  {
    charset: 'big5',
    common: /[的一是不了在人有我他這中大來上國到說們為年時會日發成行業經新公出]/g,
    rare: /[\ue000-\uf8ff\u3400-\u4dbf]/g,
    least: 0.06,
  },
  // The twelve most frequent letters of a language are two thirds of its texts.
  { charset: 'windows-1251', common: /[оеаинтсрвлкмі]/g, rare: /[А-ЯЁЂ-Џ]/g, least: 0.45, runs: true },
  { charset: 'koi8-r', common: /[оеаинтсрвлкм]/g, rare: /[А-Я\u2500-\u25ff]/g, least: 0.45, runs: true },
  { charset: 'windows-1253', common: /[αοιετσνηυρπκάίόέή]/g, rare: /[Α-Ω]/g, least: 0.5, runs: true },
  { charset: 'windows-1255', common: /[יוהלאתרשמנבםן]/g, rare: /[\u0591-\u05c7À-ÿ]/g, least: 0.5, runs: true },
  { charset: 'windows-1256', common: /[اليمونرتبةعده]/g, rare: /[À-ÿ]/g, least: 0.5, runs: true },
  { charset: 'windows-874', common: /[านรกอเงมยลวด]|\u0e48|\u0e49|\u0e31|\u0e35/g, rare: /[๐-๛]/g, least: 0.45, runs: true },
  // Of Latin letters alone these have ones that Western text never has where they stand.
  { charset: 'windows-1250', common: /[ąćęłńśźżčďěňřšťůžőűĺľŕăţşđ]/g, rare: /[\u2020-\u203a¤¦§©«¬®°±¶·»]/g, least: 0.45 },
];

const maximumSample = 20_000;

/** The bytes beyond ASCII with what stands between two of them, so that pairs stay pairs. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  return first < 0 ? bytes.subarray(0, 0) : bytes.subarray(first, first + maximumSample);
}

/** Share of the bytes beyond ASCII that stand beside another one. */
function shareInRuns(bytes: Uint8Array): number {
  let [all, beside] = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte <= 0x7f) continue;
    all += 1;
    if ((bytes[index - 1] ?? 0) > 0x7f || (bytes[index + 1] ?? 0) > 0x7f) beside += 1;
  }
  return all === 0 ? 0 : beside / all;
}

/** Null where none of them is likely: then it is a Western text. */
export function sniffCharset(bytes: Uint8Array, decode: (bytes: Uint8Array, charset: string) => string): string | null {
  const sample = sampleOf(bytes);
  const inRuns = shareInRuns(sample) > 0.75;
  let best: { charset: string; score: number } | null = null;
  for (const { charset, common, rare, least, runs = false } of candidates) {
    if (runs && !inRuns) continue;
    const text = decode(sample, charset);
    // The sample may end within a letter.
    const broken = (text.slice(0, -2).match(/\ufffd/g) ?? []).length;
    const letters = (text.match(/(?!\ufffd)[\u0080-\uffff]/g) ?? []).length;
    if (letters < 6 || broken * 20 > letters) continue;
    const share = ((text.match(common) ?? []).length - (text.match(rare) ?? []).length) / letters;
    const score = share / least;
    if (score >= 1 && (best === null || score > best.score)) best = { charset, score };
  }
  return best?.charset ?? null;
}
