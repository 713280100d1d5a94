// The words on which a sentence and its passages differ, found from what the reasons of its check quote: “the passage says “140”, the
// sentence “180””. They are marked on both sides, so that an editor sees the difference before reading why.
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

const quoted = /“([^“”]{1,160})”/gu;
/** What stands before words that a reason quotes from a passage, or from the sentence. */
const ofPassage = /\b(?:passages?|sources?|there)\b[^“”]*$/iu;
const ofSentence = /\bsentence\b[^“”]*$/iu;

interface Quoted {
  readonly words: string;
  /** Null: the reason does not say. */
  readonly side: 'sentence' | 'passage' | null;
}

/** The same without marks: "the passage says 140 and 150 (barges), the sentence 410". */
const unmarked = /^the passage says ([^“”(]+?)(?: \([^)]*\))?, the sentence ([^“”]+)$/u;

function quotedIn(reason: string): Quoted[] {
  const [, given, asked] = unmarked.exec(reason) ?? [];
  if (given !== undefined && asked !== undefined)
    return [...given.split(' and ').map((words): Quoted => ({ words, side: 'passage' })), { words: asked, side: 'sentence' }];
  return [...reason.matchAll(quoted)].map((match) => {
    // Only what stands since the quotation before: a reason names both sides in turn.
    const before = reason.slice(0, match.index).split('”').at(-1) ?? '';
    const side = ofSentence.test(before) ? 'sentence' : ofPassage.test(before) ? 'passage' : null;
    return { words: match[1] ?? '', side };
  });
}

/** A letter of a script that parts words by spaces, or a digit. */
const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Devanagari}\p{N}]/u;

/** Whether two characters belong to one word. */
const joins = (before: string | undefined, after: string | undefined): boolean =>
  before !== undefined && after !== undefined && spaced.test(before) && spaced.test(after);

/** Every place of `words` in `text` as whole words. */
export function placesOf(words: string, text: string): WordSpan[] {
  const found: WordSpan[] = [];
  if (words.trim() === '') return found;
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + words.length)) {
    const end = start + words.length;
    if (!joins(text[start - 1], text[start]) && !joins(text[end - 1], text[end])) found.push({ start, end });
  }
  return found;
}

/** Where the sentence has words that its check objects to. */
export function objectedIn(sentence: string, reasons: readonly string[]): WordSpan[] {
  return reasons.flatMap((reason) => quotedIn(reason).flatMap(({ words, side }) => (side === 'passage' ? [] : placesOf(words, sentence))));
}

/** Where passages of a text have what the check holds against the sentence. `passages`: those that the check rests on. */
export function heldAgainstIn(text: string, passages: readonly WordSpan[], sentence: string, reasons: readonly string[]): WordSpan[] {
  const wanted = reasons.flatMap((reason) =>
    quotedIn(reason).filter(({ words, side }) => side === 'passage' || (side === null && placesOf(words, sentence).length === 0)),
  );
  const found = passages.flatMap(({ start, end }) =>
    wanted.flatMap(({ words }) =>
      placesOf(words, text.slice(start, end)).map((place) => ({ start: start + place.start, end: start + place.end })),
    ),
  );
  return [...new Map(found.map((place) => [`${place.start}:${place.end}`, place])).values()];
}
