// Reads a quantized fastText classifier (format version 12: a dictionary pruned to the commonest n-grams, product-quantized input rows, a
// hierarchical softmax) and runs it here. The model has 16 dimensions, so plain arithmetic is quicker than a way into WebAssembly and back;
// it is read and asked without waiting, and any number of callers may ask at once: nothing is kept between two questions.
import { NewsroomError } from '../../core/errors.ts';

const magic = 793712314;
const version = 12;
const supervised = 3;
const hierarchicalSoftmax = 1;
const endOfSentence = Buffer.from('</s>');
const [space, wordStart, wordEnd] = [0x20, 0x3c, 0x3e];

/** Bytes read one after the other, little-endian. Past their end it throws a RangeError. */
class ByteReader {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  int32(): number {
    this.#at += 4;
    return this.#view.getInt32(this.#at - 4, true);
  }

  int64(): number {
    this.#at += 8;
    return Number(this.#view.getBigInt64(this.#at - 8, true));
  }

  double(): number {
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8, true);
  }

  byte(): number {
    this.#at += 1;
    return this.#view.getUint8(this.#at - 1);
  }

  bytes(count: number): Uint8Array {
    if (count < 0 || this.#at + count > this.#bytes.length) throw new RangeError(`${count} bytes are not there`);
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  floats(count: number): Float32Array {
    return new Float32Array(Uint8Array.from(this.bytes(count * 4)).buffer);
  }

  /** The bytes of a text that a zero byte ends. */
  text(): Uint8Array {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end < 0) throw new RangeError('a text has no end');
    return this.bytes(end + 1 - this.#at).subarray(0, -1);
  }
}

interface Settings {
  readonly dimensions: number;
  readonly buckets: number;
  readonly shortest: number;
  readonly longest: number;
}

/** FNV-1a as fastText computes it: each byte is taken as a signed one. */
function hashStep(hash: number, byte: number): number {
  return Math.imul((hash ^ ((byte << 24) >> 24)) >>> 0, 0x01000193) >>> 0;
}
const hashStart = 2166136261;

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = hashStart;
  for (let at = from; at < to; at += 1) hash = hashStep(hash, bytes[at] as number);
  return hash;
}

/** Whether a byte goes on with a character of UTF-8. */
function continues(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Rows by a hash of 32 bits, with open addresses: a Map of as many numbers takes more memory and time. */
class RowTable {
  readonly #keys: Uint32Array;
  /** -1: the place is free. */
  readonly #rows: Int32Array;

  constructor(count: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
    this.#keys = new Uint32Array(size);
    this.#rows = new Int32Array(size).fill(-1);
  }

  #slot(key: number): number {
    const last = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & last;
    while (this.#rows[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  set(key: number, row: number): void {
    const slot = this.#slot(key);
    this.#keys[slot] = key;
    this.#rows[slot] = row;
  }

  /** -1 where the key has no row. */
  get(key: number): number {
    return this.#rows[this.#slot(key)] ?? -1;
  }
}

/** A matrix whose rows are pieces of a code book: `rows` × `columns` floats. */
function readQuantized(reader: ByteReader): { readonly rows: number; readonly columns: number; readonly values: Float32Array } {
  const normed = reader.byte() !== 0;
  const rows = reader.int64();
  const columns = reader.int64();
  const codes = reader.bytes(reader.int32());
  function codeBook(): { pieces: number; width: number; lastWidth: number; centroids: Float32Array } {
    const dimensions = reader.int32();
    const [pieces, width, lastWidth] = [reader.int32(), reader.int32(), reader.int32()];
    return { pieces, width, lastWidth, centroids: reader.floats(dimensions * 256) };
  }
  const { pieces, width, lastWidth, centroids } = codeBook();
  const normCodes = normed ? reader.bytes(rows) : null;
  const norms = normed ? codeBook().centroids : null;
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const norm = normCodes === null || norms === null ? 1 : (norms[normCodes[row] ?? 0] ?? 1);
    for (let piece = 0; piece < pieces; piece += 1) {
      const wide = piece === pieces - 1 ? lastWidth : width;
      const from = piece * 256 * width + (codes[row * pieces + piece] ?? 0) * wide;
      for (let at = 0; at < wide; at += 1) values[row * columns + piece * width + at] = norm * (centroids[from + at] ?? 0);
    }
  }
  return { rows, columns, values };
}

interface Tree {
  /** By inner node: its children, labels first (by their number), then inner nodes (by their number plus that of the labels). */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** The Huffman tree of the labels' counts (most frequent first), as fastText builds it; the last inner node is the root. */
function huffmanTree(counts: readonly number[]): Tree {
  const labels = counts.length;
  const inner = labels - 1;
  const [left, right] = [new Int32Array(inner), new Int32Array(inner)];
  const weight = new Float64Array(labels + inner).fill(1e15);
  weight.set(counts);
  let leaf = labels - 1;
  let node = labels;
  const lightest = (): number => {
    if (leaf >= 0 && (weight[leaf] as number) < (weight[node] as number)) {
      leaf -= 1;
      return leaf + 1;
    }
    node += 1;
    return node - 1;
  };
  for (let made = 0; made < inner; made += 1) {
    const [one, other] = [lightest(), lightest()];
    left[made] = one;
    right[made] = other;
    weight[labels + made] = (weight[one] as number) + (weight[other] as number);
  }
  return { left, right };
}

export class FastTextModel {
  /** Labels without their prefix, most frequent first. */
  readonly labels: readonly string[];
  readonly dimensions: number;
  readonly #settings: Settings;
  /** Rows of words by their hash: of four thousand million values, so that no other word is taken for one of them but by a rare chance. */
  readonly #words: RowTable;
  readonly #ngrams: RowTable;
  readonly #input: Float32Array;
  readonly #output: Float32Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;

  /** Reads a model's file. Throws NewsroomError `language-model` where it is not one of the form above. */
  constructor(file: Uint8Array) {
    try {
      const reader = new ByteReader(file);
      if (reader.int32() !== magic || reader.int32() !== version) throw new RangeError('it is no fastText model of version 12');
      const dimensions = reader.int32();
      for (let skipped = 0; skipped < 4; skipped += 1) reader.int32(); // window, epochs, least count, negatives
      const wordNgrams = reader.int32();
      const [loss, kind, buckets, shortest, longest] = [reader.int32(), reader.int32(), reader.int32(), reader.int32(), reader.int32()];
      reader.int32(); // how often the learning rate was changed
      reader.double(); // sampling threshold
      if (kind !== supervised || loss !== hierarchicalSoftmax || wordNgrams !== 1)
        throw new RangeError('it is no classifier of single words with a hierarchical softmax');
      this.#settings = { dimensions, buckets, shortest, longest };
      this.dimensions = dimensions;

      const entries = reader.int32();
      const words = reader.int32();
      reader.int32(); // labels
      reader.int64(); // tokens
      const kept = reader.int64();
      const labels: { name: string; count: number }[] = [];
      this.#words = new RowTable(words);
      for (let entry = 0; entry < entries; entry += 1) {
        const text = reader.text();
        const count = reader.int64();
        if (reader.byte() === 0) this.#words.set(hashOf(text, 0, text.length), entry);
        else
          labels.push({
            name: Buffer.from(text)
              .toString('utf8')
              .replace(/^__label__/u, ''),
            count,
          });
      }
      this.labels = labels.map((label) => label.name);
      this.#ngrams = new RowTable(Math.max(0, kept));
      for (let at = 0; at < kept; at += 1) this.#ngrams.set(reader.int32(), words + reader.int32());

      if (reader.byte() === 0) throw new RangeError('it is not quantized');
      const input = readQuantized(reader);
      if (reader.byte() !== 0) throw new RangeError('its output is quantized');
      const [rows, columns] = [reader.int64(), reader.int64()];
      if (input.columns !== dimensions || columns !== dimensions || rows !== labels.length || input.rows !== words + kept)
        throw new RangeError('its matrices have other sizes than its dictionary');
      this.#input = input.values;
      this.#output = reader.floats(rows * columns);
      const { left, right } = huffmanTree(labels.map((label) => label.count));
      [this.#left, this.#right] = [left, right];
    } catch (error) {
      throw new NewsroomError('language-model', 'the file of the language model cannot be read: install the packages again', {
        cause: error,
      });
    }
  }

  /** The mean of the rows of a text's words and n-grams; words are what stands between white space. Null where none of them is known. */
  vector(text: string): Float64Array | null {
    const sum = new Float64Array(this.dimensions);
    const bytes = Buffer.from(text, 'utf8');
    const word = new Uint8Array(bytes.length + 2);
    word[0] = wordStart;
    let rows = 0;
    let length = 1;
    for (let at = 0; at <= bytes.length; at += 1) {
      const byte = at < bytes.length ? (bytes[at] as number) : space;
      if (byte !== space && byte !== 0 && (byte < 9 || byte > 13)) {
        word[length] = byte;
        length += 1;
      } else if (length > 1) {
        word[length] = wordEnd;
        rows += this.#addWord(word, length + 1, sum);
        length = 1;
      }
    }
    if (rows === 0) return null;
    rows += this.#addRow(this.#words.get(hashOf(endOfSentence, 0, endOfSentence.length)), sum);
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) / rows;
    return sum;
  }

  /** Adds a row to `sum`, where there is one (it is -1 where not); how many were added. */
  #addRow(row: number, sum: Float64Array): number {
    if (row < 0) return 0;
    const input = this.#input;
    const size = sum.length;
    for (let at = 0, from = row * size; at < size; at += 1, from += 1) sum[at] = (sum[at] as number) + (input[from] as number);
    return 1;
  }

  /** Adds the rows of a word, and of its runs of letters, to `sum`: `bytes` to `length`, with the signs of a word's start and end. */
  #addWord(bytes: Uint8Array, length: number, sum: Float64Array): number {
    const { buckets, shortest, longest } = this.#settings;
    let rows = this.#addRow(this.#words.get(hashOf(bytes, 1, length - 1)), sum);
    for (let start = 0; start < length; start += 1) {
      if (continues(bytes[start] as number)) continue;
      let hash = hashStart;
      let end = start;
      for (let letters = 1; end < length && letters <= longest; letters += 1) {
        do {
          hash = hashStep(hash, bytes[end] as number);
          end += 1;
        } while (end < length && continues(bytes[end] as number));
        if (letters >= shortest && (letters > 1 || (start > 0 && end < length)))
          rows += this.#addRow(this.#ngrams.get(hash % buckets), sum);
      }
    }
    return rows;
  }

  /** The natural logarithm of each label's probability, in the order of `labels`. */
  logProbabilities(vector: Float64Array): Float64Array {
    const labels = this.labels.length;
    const probabilities = new Float64Array(this.#left.length + labels);
    probabilities[probabilities.length - 1] = 1;
    // Parents stand behind their children, so that going backwards each is known before it is shared out.
    for (let node = this.#left.length - 1; node >= 0; node -= 1) {
      let dot = 0;
      for (let at = 0; at < vector.length; at += 1) dot += (this.#output[node * vector.length + at] as number) * (vector[at] as number);
      const own = probabilities[labels + node] as number;
      const right = own / (1 + Math.exp(-dot));
      probabilities[this.#right[node] as number] = right;
      probabilities[this.#left[node] as number] = own - right;
    }
    return probabilities.subarray(0, labels).map((probability) => Math.log(Math.max(probability, 1e-30)));
  }
}
