// Words of a text in any script. Scripts written without spaces give overlapping pairs of characters, the others their words.
// What a character is, is looked up in a table: to read a text so costs a quarter of what a regular expression takes.

const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const unspacedCharacter = new RegExp(`^[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]$`, 'u');
const letterCharacter = /^[\p{L}\p{N}]$/u;
const markCharacter = /^\p{M}$/u;
/** Between letters these are part of a word. */
const joiners = ".,:'’·٫٬-";
const [letterS, apostrophe, typewriters] = [0x73, 0x20_19, 0x27];
const surrogate = /^\p{Cs}$/u;

/** What a character is; 0: not looked up yet. A mark belongs to the letters, or to the run of a script without spaces, that it stands behind. */
const kinds = { other: 1, letter: 2, mark: 3, joiner: 4, unspaced: 5, surrogate: 6 };
const known = new Uint8Array(0x11_00_00);

function lookUp(code: number): number {
  const character = String.fromCodePoint(code);
  const kind = unspacedCharacter.test(character)
    ? kinds.unspaced
    : letterCharacter.test(character)
      ? kinds.letter
      : markCharacter.test(character)
        ? kinds.mark
        : joiners.includes(character)
          ? kinds.joiner
          : surrogate.test(character)
            ? kinds.surrogate
            : kinds.other;
  known[code] = kind;
  return kind;
}

export interface Word {
  /** As written, NFC. */
  readonly text: string;
  /** UTF-16 offset in the text. */
  readonly at: number;
  /** A pair of characters of a script without spaces. */
  readonly pair: boolean;
}

const isLetter = (kind: number): boolean => kind === kinds.letter || kind === kinds.mark;

/**
 * Reads a text word after word and makes no strings. A possessive `’s` is not part of its word; hyphenated words and figures with separators are one.
 */
export class WordScan {
  /** The text's UTF-16 units: in an array they are read faster than in a string, which may be a part of another. */
  readonly units: Uint16Array;
  #next = 0;
  /** Where the run of a script without spaces ends that the last pair was of; 0: it was of none. */
  #runEnd = 0;
  /** Of the word read last, UTF-16 offsets. */
  at = 0;
  end = 0;
  pair = false;

  constructor(text: string) {
    const bytes = Buffer.allocUnsafeSlow(text.length * 2);
    bytes.write(text, 'utf16le');
    this.units = new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
  }

  /** Goes to the next word; false: there is none. */
  next(): boolean {
    if (this.#runEnd > 0 && this.#nextPair()) return true;
    const units = this.units;
    const { length } = units;
    for (let at = this.#next; at < length; at += 1) {
      const unit = units[at] as number;
      let kind = known[unit] || lookUp(unit);
      if (kind === kinds.surrogate) kind = this.#kindAt(at);
      if (isLetter(kind)) return this.#word(at);
      if (kind === kinds.unspaced) return this.#run(at);
    }
    this.#next = length;
    return false;
  }

  #word(from: number): boolean {
    const units = this.units;
    const { length } = units;
    let end = from;
    while (end < length) {
      const unit = units[end] as number;
      const kind = known[unit] || lookUp(unit);
      if (isLetter(kind)) end += 1;
      else if (kind === kinds.joiner && isLetter(this.#kindAt(end + 1))) end += 1;
      else if (kind === kinds.surrogate && isLetter(this.#kindAt(end))) end += 2;
      else break;
    }
    this.#next = end;
    const isPossessive = end - from > 2 && units[end - 1] === letterS && (units[end - 2] === apostrophe || units[end - 2] === typewriters);
    this.at = from;
    this.end = isPossessive ? end - 2 : end;
    this.pair = false;
    return true;
  }

  #run(from: number): boolean {
    let end = from;
    for (let kind = kinds.unspaced; kind === kinds.unspaced || kind === kinds.mark; kind = this.#kindAt(end)) end += this.#lengthAt(end);
    this.at = from;
    this.end = from;
    this.pair = true;
    this.#runEnd = end;
    // A character alone stands for itself.
    if (!this.#nextPair()) this.end = end;
    return true;
  }

  /** The pair that begins one character behind the last one, or where the run begins. */
  #nextPair(): boolean {
    const first = this.end === this.at ? this.at : this.at + this.#lengthAt(this.at);
    const second = first + this.#lengthAt(first);
    if (second >= this.#runEnd) {
      this.#next = this.#runEnd;
      this.#runEnd = 0;
      return false;
    }
    this.at = first;
    this.end = second + this.#lengthAt(second);
    return true;
  }

  #codeAt(at: number): number {
    const [first, second] = [this.units[at] ?? 0, this.units[at + 1] ?? 0];
    return (first & 0xfc_00) === 0xd8_00 && (second & 0xfc_00) === 0xdc_00
      ? 0x1_00_00 + ((first & 0x3_ff) << 10) + (second & 0x3_ff)
      : first;
  }

  /** 2 for a character beyond the first 65,536. */
  #lengthAt(at: number): number {
    return this.#codeAt(at) > 0xff_ff ? 2 : 1;
  }

  /** Behind the end of the text: other. */
  #kindAt(at: number): number {
    const code = this.#codeAt(at);
    return known[code] || lookUp(code);
  }
}

/** Words in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const scan = new WordScan(text);
  while (scan.next()) words.push({ text: text.slice(scan.at, scan.end), at: scan.at, pair: scan.pair });
  return words;
}
