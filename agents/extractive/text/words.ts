// Words of a text: counted for the quotation cap, folded and shortened for comparing sentences.
// Comparing must treat inflected forms alike without a dictionary; a wrong match costs little, a missed one repeats a sentence.
/** Entries of one memory at most. */
const wordsKept = 50_000;

const segmenters = new Map<string, Intl.Segmenter>();

function wordSegmenter(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    try {
      segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    } catch {
      // `und` and malformed codes are cut by the root rules.
      segmenter = new Intl.Segmenter('en', { granularity: 'word' });
    }
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function cutWords(text: string, language: string): number {
  let words = 0;
  for (const segment of wordSegmenter(language).segment(text)) if (segment.isWordLike === true) words += 1;
  return words;
}

/** Words of what stands between two spaces, by language. Forgotten at once where there are too many. */
const wordsBetweenSpaces = new Map<string, Map<string, number>>();

/** Number of words, as Intl.Segmenter cuts them in `language` (any code; an unknown one by the root rules). */
export function countWords(text: string, language: string): number {
  // No word of a spaced script goes over a space, so what the segmenter said of a part before holds again.
  if (unspaced.test(text)) return cutWords(text, language);
  let known = wordsBetweenSpaces.get(language);
  if (known === undefined) wordsBetweenSpaces.set(language, (known = new Map()));
  let words = 0;
  for (const part of text.split(' ')) {
    let count = known.get(part);
    if (count === undefined) {
      if (known.size >= wordsKept) known.clear();
      known.set(part, (count = cutWords(part, language)));
    }
    words += count;
  }
  return words;
}

const plainAscii = /^\p{ASCII}*$/u;

/** Lower case, without accents and marks of pronunciation; digits of every script as 0 to 9. */
export function fold(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .toLowerCase();
}

const token = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’]|[.,](?=\p{N})|-(?=\p{L}))*/gu;

/** Tokens of a text in order, as written. */
export function tokensOf(text: string, language: string): string[] {
  if (!unspaced.test(text)) return text.match(token) ?? [];
  const words: string[] = [];
  for (const segment of wordSegmenter(language).segment(text)) if (segment.isWordLike === true) words.push(segment.segment);
  return words;
}

/** A token's stem: English endings by rule, other alphabets cut to their first letters, so that inflected forms meet. */
export function stem(word: string, language: string): string {
  const folded = fold(word).replace(/'(s|re|ve|ll|d|t|m)?$/, '');
  if (/\d/.test(folded) || folded.length < 4) return folded;
  if (language === 'en') {
    return folded
      .replace(/(?:ational|ation|ations|ators?|ating|ated|ates?)$/, 'at')
      .replace(/ies$/, 'y')
      .replace(/(?<=\w{3})(?:ings?|edly|ed|es|ers?|ly)$/, '')
      .replace(/(?<=\w{3})s$/, '')
      .replace(/(?<=\w{3})e$/, '')
      .replace(/([^aeiou])\1$/, '$1');
  }
  if (unspaced.test(word)) return folded;
  return folded.length > 6 ? folded.slice(0, Math.max(5, folded.length - 3)) : folded.slice(0, 5);
}

interface ReadWord {
  readonly folded: string;
  readonly stem: string;
}

/** Words read before, by language: news repeats itself, and folding is dear. Forgotten at once where there are too many. */
const readWords = new Map<string, Map<string, ReadWord>>();

function readWord(word: string, language: string): ReadWord {
  let known = readWords.get(language);
  if (known === undefined) readWords.set(language, (known = new Map()));
  let read = known.get(word);
  if (read === undefined) {
    if (known.size >= wordsKept) known.clear();
    known.set(word, (read = { folded: fold(word), stem: stem(word, language) }));
  }
  return read;
}

/** Distinct stems of a text's content words: without the language's stop words and single letters. */
export function termsOf(text: string, language: string, stopWords: ReadonlySet<string>): Set<string> {
  const terms = new Set<string>();
  for (const word of tokensOf(text, language)) {
    const read = readWord(word, language);
    if (stopWords.has(read.folded) || stopWords.has(read.folded.replace(/'s$/, ''))) continue;
    if (read.folded.length < 2 && !/\d/.test(read.folded) && !unspaced.test(word)) continue;
    terms.add(read.stem);
  }
  return terms;
}
