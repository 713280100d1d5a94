// A small model of languages by runs of one to four characters (naive Bayes: Cavnar and Trenkle's n-grams, weighted as likelihoods). It knows
// what fastText's model lacks, such as Zulu or Shona, and tells apart neighbours that fastText mixes. Its counts are a readable file that
// `bench language-train` makes.

/** Counts of the commonest runs of each language, and of all its runs by length (index 0: runs of one character). */
export interface NgramCounts {
  readonly sentences: number;
  readonly languages: Readonly<Record<string, { readonly total: readonly number[]; readonly runs: Readonly<Record<string, number>> }>>;
}

export const longestRun = 4;
/** Added to each count: a run that was not seen in a language is rare there, not impossible. Chosen in cross-validation (0.1, 0.5, 2). */
const smoothing = 0.1;

/** Lower case, without digits and marks, one space between words and at both ends. */
export function prepared(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[\p{N}\p{P}\p{S}\s]+/gu, ' ')
    .trim()} `;
}

/** Calls `take` with each run of a prepared text; characters outside the first plane count as two. */
export function eachRun(text: string, take: (run: string, length: number) => void): void {
  for (let start = 0; start < text.length; start += 1) {
    const end = Math.min(text.length, start + longestRun);
    for (let stop = start + 1; stop <= end; stop += 1) {
      const run = text.slice(start, stop);
      if (run !== ' ') take(run, stop - start);
    }
  }
}

export interface NgramModel {
  readonly languages: readonly string[];
  /**
   * How much likelier a text is in each language than in all of them on average: the mean log ratio for each character, in the languages'
   * order. About 1 for the right language.
   */
  score(text: string): Float64Array;
}

/**
 * Runs as a tree: a node's number and the next character's code give the longer run's node; 0 is the root. Kept in an open hash table, as a
 * text of 4,000 characters asks 16,000 times.
 */
class RunTree {
  readonly #keys: Float64Array;
  readonly #nodes: Int32Array;
  readonly #mask: number;
  #last = 0;

  /** For at most `nodes` nodes. */
  constructor(nodes: number) {
    const size = 2 ** Math.ceil(Math.log2(nodes * 2 + 2));
    this.#keys = new Float64Array(size).fill(-1);
    this.#nodes = new Int32Array(size);
    this.#mask = size - 1;
  }

  #place(key: number, node: number, code: number): number {
    let place = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) & this.#mask;
    while (this.#keys[place] !== -1 && this.#keys[place] !== key) place = (place + 1) & this.#mask;
    return place;
  }

  /** The node after `node` by `code`; -1: there is none. */
  next(node: number, code: number): number {
    const key = node * 65_536 + code;
    const place = this.#place(key, node, code);
    return this.#keys[place] === key ? (this.#nodes[place] as number) : -1;
  }

  /** The node of a run, made where there is none. */
  nodeFor(run: string): number {
    let node = 0;
    for (let at = 0; at < run.length; at += 1) {
      const code = run.charCodeAt(at);
      const key = node * 65_536 + code;
      const place = this.#place(key, node, code);
      if (this.#keys[place] !== key) {
        this.#keys[place] = key;
        this.#nodes[place] = this.#last += 1;
      }
      node = this.#nodes[place] as number;
    }
    return node;
  }
}

export function createNgramModel(counts: NgramCounts): NgramModel {
  const languages = Object.keys(counts.languages).sort();
  const width = languages.length;
  const known = languages.map((language) => counts.languages[language] ?? { total: [], runs: {} });
  const seen = new Map<string, number[]>();
  known.forEach(({ runs }, index) => {
    for (const [run, count] of Object.entries(runs)) {
      const row = seen.get(run) ?? Array.from({ length: width }, () => 0);
      row[index] = count;
      seen.set(run, row);
    }
  });
  const kinds = Array.from({ length: longestRun }, () => 0);
  for (const run of seen.keys()) kinds[run.length - 1] = (kinds[run.length - 1] ?? 0) + 1;

  /** By length of run and language: the log likelihood of a run that the language was not seen to have. */
  const unseen = kinds.map((kind, place) => known.map(({ total }) => Math.log(smoothing / ((total[place] ?? 0) + smoothing * kind))));

  const nodes = seen.size * longestRun + 1;
  const tree = new RunTree(nodes);
  /** Row of each node; -1 for one that only leads to longer runs. */
  const rowOf = new Int32Array(nodes).fill(-1);
  const placeOf = new Uint8Array(seen.size);
  /** Mean of a row's log likelihoods over all languages. */
  const means = new Float64Array(seen.size);
  /** For the languages that have the run: which, and how much likelier it is in them than in one that was not seen to have it. */
  const entries = [...seen.values()].reduce((sum, row) => sum + row.filter((count) => count > 0).length, 0);
  const languageOf = new Uint16Array(entries);
  const gainOf = new Float32Array(entries);
  const firstEntry = new Uint32Array(seen.size + 1);
  let [rows, entry] = [0, 0];
  for (const [run, row] of seen) {
    rowOf[tree.nodeFor(run)] = rows;
    const place = run.length - 1;
    placeOf[rows] = place;
    firstEntry[rows] = entry;
    let sum = (unseen[place] ?? []).reduce((total, log) => total + log, 0);
    row.forEach((count, language) => {
      if (count === 0) return;
      const gain = Math.log((count + smoothing) / smoothing);
      languageOf[entry] = language;
      gainOf[entry] = gain;
      entry += 1;
      sum += gain;
    });
    means[rows] = sum / width;
    rows += 1;
  }
  firstEntry[rows] = entry;

  const timesOf = new Uint32Array(seen.size);

  /** The rows that stand in the line, each once; how often, `timesOf` says until it is cleared. */
  function rowsIn(line: string): number[] {
    const found: number[] = [];
    for (let start = 0; start < line.length; start += 1) {
      let node = 0;
      const end = Math.min(line.length, start + longestRun);
      for (let at = start; at < end; at += 1) {
        node = tree.next(node, line.charCodeAt(at));
        if (node < 0) break;
        const row = rowOf[node] as number;
        if (row < 0) continue;
        if (timesOf[row] === 0) found.push(row);
        timesOf[row] = (timesOf[row] as number) + 1;
      }
    }
    return found;
  }

  return {
    languages,
    score: (text) => {
      const scores = new Float64Array(width);
      const line = prepared(text);
      const runs = new Float64Array(longestRun);
      let mean = 0;
      for (const row of rowsIn(line)) {
        const times = timesOf[row] as number;
        timesOf[row] = 0;
        runs[placeOf[row] as number] = (runs[placeOf[row] as number] as number) + times;
        mean += times * (means[row] as number);
        const end = firstEntry[row + 1] as number;
        for (let at = firstEntry[row] as number; at < end; at += 1) {
          const language = languageOf[at] as number;
          scores[language] = (scores[language] as number) + times * (gainOf[at] as number);
        }
      }
      for (let language = 0; language < width; language += 1) {
        let sum = (scores[language] as number) - mean;
        for (let place = 0; place < longestRun; place += 1) sum += (runs[place] as number) * (unseen[place]?.[language] ?? 0);
        scores[language] = sum / line.length;
      }
      return scores;
    },
  };
}
