// Reads a quantized fastText classifier (format version 12: a dictionary pruned to the commonest n-grams, product-quantized input rows, a
// hierarchical softmax) and runs it here. The model has 16 dimensions, so plain arithmetic is quicker than a way into WebAssembly and back;
// it is read and asked without waiting, and any number of callers may ask at once: nothing is kept between two questions.
import { NewsroomError } from '../../core/errors.ts';

const magic = 793712314;
const version = 12;
const supervised = 3;
const hierarchicalSoftmax = 1;
const endOfSentence = '</s>';

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

  /** Text up to a zero byte. */
  text(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end < 0) throw new RangeError('a text has no end');
    return Buffer.from(this.bytes(end + 1 - this.#at).subarray(0, -1)).toString('utf8');
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

/** Rows of kept n-grams by their hash, with open addresses: a Map of as many numbers takes five times the memory and twice the time. */
class RowTable {
  readonly #keys: Int32Array;
  readonly #rows: Int32Array;
  readonly #mask: number;

  constructor(count: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
    this.#keys = new Int32Array(size).fill(-1);
    this.#rows = new Int32Array(size);
    this.#mask = size - 1;
  }

  #slot(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }

  set(key: number, row: number): void {
    const slot = this.#slot(key);
    this.#keys[slot] = key;
    this.#rows[slot] = row;
  }

  /** -1 where the key is not kept. */
  get(key: number): number {
    const slot = this.#slot(key);
    return this.#keys[slot] === key ? (this.#rows[slot] ?? -1) : -1;
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

/** The path from the root to each label in a Huffman tree of the labels' counts (most frequent first), as fastText builds it. */
function huffmanPaths(counts: readonly number[]): { readonly nodes: Int32Array; readonly right: Uint8Array }[] {
  const labels = counts.length;
  const size = 2 * labels - 1;
  const parent = new Int32Array(size).fill(-1);
  const isRight = new Uint8Array(size);
  const weight = new Float64Array(size).fill(1e15);
  counts.forEach((count, label) => (weight[label] = count));
  let leaf = labels - 1;
  let node = labels;
  for (let made = labels; made < size; made += 1) {
    const children = [0, 1].map(() => {
      if (leaf >= 0 && (weight[leaf] ?? 0) < (weight[node] ?? 0)) {
        leaf -= 1;
        return leaf + 1;
      }
      node += 1;
      return node - 1;
    });
    weight[made] = children.reduce((sum, child) => sum + (weight[child] ?? 0), 0);
    for (const child of children) parent[child] = made;
    isRight[children[1] ?? 0] = 1;
  }
  return counts.map((_, label) => {
    const nodes: number[] = [];
    const right: number[] = [];
    for (let at = label; (parent[at] ?? -1) !== -1; at = parent[at] ?? -1) {
      nodes.push((parent[at] ?? 0) - labels);
      right.push(isRight[at] ?? 0);
    }
    return { nodes: Int32Array.from(nodes), right: Uint8Array.from(right) };
  });
}

export class FastTextModel {
  /** Labels without their prefix, most frequent first. */
  readonly labels: readonly string[];
  readonly dimensions: number;
  readonly #settings: Settings;
  readonly #words = new Map<string, number>();
  readonly #ngrams: RowTable;
  readonly #input: Float32Array;
  readonly #output: Float32Array;
  readonly #paths: readonly { readonly nodes: Int32Array; readonly right: Uint8Array }[];

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
      for (let entry = 0; entry < entries; entry += 1) {
        const text = reader.text();
        const count = reader.int64();
        if (reader.byte() === 0) this.#words.set(text, entry);
        else labels.push({ name: text.replace(/^__label__/u, ''), count });
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
      this.#paths = huffmanPaths(labels.map((label) => label.count));
    } catch (error) {
      throw new NewsroomError('language-model', 'the file of the language model cannot be read: install the packages again', { cause: error });
    }
  }

  /** The mean of the rows of a text's words and n-grams; words are what stands between white space. Null where none of them is known. */
  vector(text: string): Float64Array | null {
    const { dimensions, buckets, shortest, longest } = this.#settings;
    const sum = new Float64Array(dimensions);
    let rows = 0;
    const add = (row: number): void => {
      rows += 1;
      for (let at = 0; at < dimensions; at += 1) sum[at] = (sum[at] ?? 0) + (this.#input[row * dimensions + at] ?? 0);
    };
    for (const word of text.split(/[ \n\r\t\v\f\0]+/u)) {
      if (word === '' || word === endOfSentence) continue;
      const known = this.#words.get(word);
      if (known !== undefined) add(known);
      const bytes = Buffer.from(`<${word}>`, 'utf8');
      for (let start = 0; start < bytes.length; start += 1) {
        if (((bytes[start] ?? 0) & 0xc0) === 0x80) continue;
        let hash = hashStart;
        let end = start;
        for (let letters = 1; end < bytes.length && letters <= longest; letters += 1) {
          hash = hashStep(hash, bytes[end] ?? 0);
          end += 1;
          while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) {
            hash = hashStep(hash, bytes[end] ?? 0);
            end += 1;
          }
          if (letters < shortest || (letters === 1 && (start === 0 || end === bytes.length))) continue;
          const row = this.#ngrams.get(hash % buckets);
          if (row >= 0) add(row);
        }
      }
    }
    const end = this.#words.get(endOfSentence);
    if (rows === 0) return null;
    if (end !== undefined) add(end);
    for (let at = 0; at < dimensions; at += 1) sum[at] = (sum[at] ?? 0) / rows;
    return sum;
  }

  /** The natural logarithm of each label's probability, in the order of `labels`. */
  logProbabilities(vector: Float64Array): Float64Array {
    const { dimensions } = this.#settings;
    const [goesRight, goesLeft] = [new Float64Array(this.labels.length), new Float64Array(this.labels.length)];
    for (let node = 0; node < this.labels.length - 1; node += 1) {
      let dot = 0;
      for (let at = 0; at < dimensions; at += 1) dot += (this.#output[node * dimensions + at] ?? 0) * (vector[at] ?? 0);
      goesRight[node] = -Math.log1p(Math.exp(-dot));
      goesLeft[node] = -Math.log1p(Math.exp(dot));
    }
    return Float64Array.from(this.#paths, ({ nodes, right }) => {
      let sum = 0;
      for (let at = 0; at < nodes.length; at += 1) sum += ((right[at] === 1 ? goesRight : goesLeft)[nodes[at] ?? 0] ?? 0);
      return sum;
    });
  }
}
