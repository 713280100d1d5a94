// One snapshot, prepared once for all sentences that rest on it: its folded text, the passages around an offset, and each range of it read once.
import type { SourceArticle, Span } from '../../core/sources.ts';
import { foldText, foldedIndex, foldedMark } from './fold.ts';
import type { FoldedText } from './fold.ts';
import { acronymsIn } from './acronyms.ts';
import { Reading } from './reading.ts';
import { WordSet, sameWord, wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** A range of a source: its words as a set at once, its reading when a rule asks for more. */
export class ReadRange {
  readonly span: Span;
  readonly words: WordSet;
  readonly text: string;
  readonly #language: string;
  #reading: Reading | null = null;

  constructor(span: Span, text: string, language: string, words: WordSet) {
    this.span = span;
    this.text = text;
    this.words = words;
    this.#language = language;
  }

  get reading(): Reading {
    this.#reading ??= new Reading(this.text, this.#language);
    return this.#reading;
  }
}

/** What parts two things rather than name one in two ways. */
const parts =
  /[.;:!?()"“”«»„—–\n]|(?<!\p{L})(?:and|or|y|o|et|ou|und|oder|e|и|или|та|і|й|i|oraz|en|ve|with|told|said|to|for|against|from|by)(?!\p{L})/u;

/** Words without a capital inside a name, and what else may stand between two words of one. */
const nameParticle =
  /^(?:von|van|vom|zu|zum|der|den|het|ter|ten|te|de|del|della|dello|dei|la|las|los|le|di|da|do|dos|das|du|bin|ibn|bint|al|el|af|av)$/u;
const withinName = /^[\s.&’'"“”„«»()-]*$/u;

const spacelessLetter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function joinsWord(unit: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(unit) && !spacelessLetter.test(unit);
}

/** Whether words or figures are cut at `index` of `text`: a quotation of "5 million" is not in "1.5 million". */
function cutsAt(text: string, index: number): boolean {
  const left = text[index - 1] ?? ' ';
  const right = text[index] ?? ' ';
  if (joinsWord(left) && joinsWord(right)) return true;
  const figure = /\p{N}/u;
  if (/[.,:/]/u.test(left)) return figure.test(right) && figure.test(text[index - 2] ?? ' ');
  if (/[.,:/]/u.test(right)) return figure.test(left) && figure.test(text[index + 1] ?? ' ');
  if (right === '%') return figure.test(left);
  if (left === '-') return figure.test(right) && !joinsWord(text[index - 2] ?? ' ');
  return false;
}

/** Words of a quotation as they are searched for: folded, without marks and spaces at its ends. */
export function foldQuotation(words: string): string {
  const folded = foldText(words.normalize('NFC')).text;
  let start = 0;
  let end = folded.length;
  while (start < end && (folded[start] === foldedMark || folded[start] === ' ')) start += 1;
  while (end > start && (folded[end - 1] === foldedMark || folded[end - 1] === ' ')) end -= 1;
  return folded.slice(start, end);
}

export class SourceIndex {
  readonly article: SourceArticle;
  #folded: FoldedText | null = null;
  #words: readonly Word[] | null = null;
  #positions: Map<string, number[]> | null = null;
  #acronyms: ReadonlySet<string> | null = null;
  readonly #ranges = new Map<string, ReadRange>();

  constructor(article: SourceArticle) {
    this.article = article;
  }

  get folded(): FoldedText {
    this.#folded ??= foldText(this.article.text);
    return this.#folded;
  }

  /** Index of the first passage that ends after `offset`. */
  #passageAt(offset: number): number {
    const { passages } = this.article;
    let low = 0;
    let high = passages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((passages[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The whole passages that `span` touches, with `around` more on each side (never the title as a neighbour); the span itself where there are none. */
  passagesAround(span: Span, around = 0): Span {
    const { passages } = this.article;
    const first = this.#passageAt(span.start);
    const last = Math.max(first, this.#passageAt(Math.max(span.start, span.end - 1)));
    const isTitle = passages[first]?.kind === 'title';
    const from = passages[isTitle ? first : Math.max(first - around, passages[0]?.kind === 'title' ? 1 : 0)];
    const to = passages[Math.min(last + (isTitle ? 0 : around), passages.length - 1)];
    return { start: Math.min(span.start, from?.start ?? span.start), end: Math.max(span.end, to?.end ?? span.end) };
  }

  /** Where a folded quotation stands verbatim in `within`, with whole words and whole figures at both ends; else null. */
  find(quotation: string, within: Span): Span | null {
    if (quotation === '') return null;
    const { text, offsets } = this.folded;
    const from = foldedIndex(this.folded, within.start);
    const until = foldedIndex(this.folded, within.end);
    for (let at = text.indexOf(quotation, from); at !== -1 && at + quotation.length <= until; at = text.indexOf(quotation, at + 1)) {
      const end = at + quotation.length;
      if (!cutsAt(text, at) && !cutsAt(text, end)) {
        return { start: offsets[at] ?? within.start, end: (offsets[end - 1] ?? within.end - 1) + 1 };
      }
    }
    return null;
  }

  get whole(): Span {
    return { start: 0, end: this.article.text.length };
  }

  read(span: Span): ReadRange {
    const key = `${span.start}:${span.end}`;
    let range = this.#ranges.get(key);
    if (range === undefined) {
      const words = new WordSet(this.wordsIn(span).map((word) => word.key));
      range = new ReadRange(span, this.article.text.slice(span.start, span.end), this.article.language, words);
      this.#ranges.set(key, range);
    }
    return range;
  }

  /** All words of the text, with offsets in it. */
  get words(): readonly Word[] {
    this.#words ??= wordsOf(this.article.text);
    return this.#words;
  }

  /** Words that begin in `span`. */
  wordsIn(span: Span): readonly Word[] {
    const first = this.#wordAt(span.start);
    return this.words.slice(first, this.#wordAt(span.end));
  }

  /** Index of the first word that begins at or after `offset`. */
  #wordAt(offset: number): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The title as its own range; the first passage where none is marked as title. */
  get title(): Span {
    const first = this.article.passages[0];
    return first ?? { start: 0, end: Math.min(this.article.text.length, this.article.title.length) };
  }

  /** Whether the folded words `keys` stand in this order with at most two others between neighbours, anywhere in the text. */
  hasTogether(keys: readonly string[]): boolean {
    this.#positions ??= this.#readPositions();
    let reached = this.#positions.get(keys[0] ?? '') ?? [];
    for (const key of keys.slice(1)) {
      const places = this.#positions.get(key) ?? [];
      const from = reached;
      reached = places.filter((place) => from.some((earlier) => place > earlier && place - earlier <= 3));
    }
    return reached.length > 0;
  }

  /** Whether two folded words stand in one sentence, in either order, with at most two others between them. */
  areTogether(one: string, other: string): boolean {
    return this.#areNear(one, other, false, (run) => this.#isInOnePassage(run));
  }

  #isInOnePassage(run: readonly Word[]): boolean {
    return this.#passageAt(run[0]?.start ?? 0) === this.#passageAt(run.at(-1)?.start ?? 0);
  }

  /** Whether two folded words stand in one run of words with capitals somewhere, in either order, with nothing but spaces between those. */
  isOneName(one: string, other: string): boolean {
    return this.#areNear(one, other, false, (run) => this.#isRunOf(run, /^[\s.]*$/u, (word) => word.capitalised));
  }

  /**
   * Whether two folded words, or forms of them where they are `inflected`, name one thing together somewhere: in either order with nothing between
   * them but names, particles, initials and the marks around a part of a name («ФК «Зенит»»); or in this order with small words alone, and no
   * further name beside either ("the Norwegian operator Fjordline" is Norwegian Fjordline; of "Tobias Venn met Bell" nobody is Venn Bell).
   */
  nameOneThing(one: string, other: string, inflected: boolean): boolean {
    return this.#areNear(one, other, inflected, (run, inOrder) => {
      const [first, last] = [run[0], run.at(-1)];
      if (first === undefined || last === undefined) return false;
      const inner = run.slice(1, -1);
      if (this.#isRunOf(run, withinName, (word) => word.capitalised || (inner.includes(word) && nameParticle.test(word.key)))) return true;
      const at = this.words.indexOf(first);
      const alone = ![this.words[at - 1], this.words[at + run.length]].some((beside) => beside?.capitalised === true);
      const between = this.article.text.slice(first.end, last.start);
      return inOrder && alone && inner.every((word) => !word.capitalised) && !parts.test(between) && !between.includes(',');
    });
  }

  /** Whether words from one of two to the other, at most four, are as `fits` says, somewhere. */
  #areNear(one: string, other: string, inflected: boolean, fits: (run: readonly Word[], inOrder: boolean) => boolean): boolean {
    const places = this.#placesOf(other, inflected);
    return this.#placesOf(one, inflected).some((from) =>
      places.some(
        (to) => from !== to && Math.abs(from - to) <= 3 && fits(this.words.slice(Math.min(from, to), Math.max(from, to) + 1), from < to),
      ),
    );
  }

  /** A name ends with its sentence: of "…, said Silva. Costa declined" nobody is Silva Costa. */
  #isRunOf(run: readonly Word[], gap: RegExp, belongs: (word: Word) => boolean): boolean {
    if (!this.#isInOnePassage(run)) return false;
    return run.every((word, index) => {
      const before = run[index - 1];
      return belongs(word) && (before === undefined || gap.test(this.article.text.slice(before.end, word.start)));
    });
  }

  /** Whether the text writes a folded word with a capital wherever it has it. */
  isAlwaysCapitalised(key: string): boolean {
    const places = this.#placesOf(key, false);
    return places.length > 0 && places.every((place) => this.words[place]?.capitalised === true);
  }

  /**
   * Whether a folded word is a name here, or a form of one where names are `inflected`: never without its capital, which somewhere says more
   * than that a sentence begins ("Starosta powiatu, …" does not; "Marek Bielski …" does).
   */
  isNameWord(key: string, inflected: boolean): boolean {
    if (this.#placesOf(key, false).some((place) => this.words[place]?.capitalised !== true)) return false;
    return this.#placesOf(key, inflected).some((place) => {
      const [word, next] = [this.words[place], this.words[place + 1]];
      if (word?.capitalised !== true) return false;
      const opens = place === 0 || /[.!?…\n]["“”«»„‘’]?\s*$/u.test(this.article.text.slice(Math.max(0, word.start - 4), word.start));
      return !opens || next?.capitalised === true;
    });
  }

  /** Whether two folded words stand side by side as words for one thing: no "and" between them, and at most a comma and two words. */
  areApposed(one: string, other: string): boolean {
    return this.#areNear(one, other, false, (run) => {
      const between = this.article.text.slice(run[0]?.end, run.at(-1)?.start);
      return !parts.test(between) && (between.match(/,/gu)?.length ?? 0) <= 1;
    });
  }

  /** The same for languages that inflect names: forms of the words will do. */
  hasTogetherInflected(keys: readonly string[]): boolean {
    const places = keys.map((key) => this.#placesOf(key, true));
    let reached = places[0] ?? [];
    for (const next of places.slice(1)) {
      const from = reached;
      reached = next.filter((place) => from.some((earlier) => place > earlier && place - earlier <= 3));
    }
    return reached.length > 0;
  }

  #placesOf(key: string, inflected: boolean): readonly number[] {
    this.#positions ??= this.#readPositions();
    if (!inflected) return this.#positions.get(key) ?? [];
    return [...this.#positions].flatMap(([form, places]) => (sameWord(key, form, this.article.language) ? places : []));
  }

  #readPositions(): Map<string, number[]> {
    const positions = new Map<string, number[]>();
    this.words.forEach((word, index) => {
      const known = positions.get(word.key);
      if (known === undefined) positions.set(word.key, [index]);
      else known.push(index);
    });
    return positions;
  }

  /** Folded initials of the names of several words in the text: "fbi" for Federal Bureau of Investigation. */
  get acronyms(): ReadonlySet<string> {
    this.#acronyms ??= acronymsIn(this.words, this.article.text);
    return this.#acronyms;
  }

  /** The `most` passages that share most of `keys`, best first; those that share none are left out. */
  bestPassages(keys: ReadonlySet<string>, most: number): Span[] {
    const scored = this.article.passages.flatMap((passage) => {
      const { words } = this.read(passage);
      let shared = 0;
      for (const key of keys) if (words.has(key, this.article.language)) shared += 1;
      return shared === 0 ? [] : [{ passage, shared }];
    });
    return scored
      .toSorted((one, other) => other.shared - one.shared)
      .slice(0, most)
      .map(({ passage }) => ({ start: passage.start, end: passage.end }));
  }

  /** The same for writing without spaces, by the pairs of characters that a passage shares with `text`. */
  bestPassagesByPairs(text: string, most: number): Span[] {
    const letters = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
    const pairs = new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
    const scored = this.article.passages.map((passage) => {
      const own = this.article.text.slice(passage.start, passage.end);
      let shared = 0;
      for (const pair of pairs) if (own.indexOf(pair) !== -1) shared += 1;
      return { passage, shared };
    });
    return scored
      .filter(({ shared }) => shared >= 2)
      .toSorted((one, other) => other.shared - one.shared)
      .slice(0, most)
      .map(({ passage }) => ({ start: passage.start, end: passage.end }));
  }
}
