// A reading as patterns see it: the words of a text and single joints between them. A joint is a space where only white space parted the
// words, a tab where a sign stood, and a line feed where the sign announces what follows (`:`). Patterns need no classes of letters for that,
// which makes them quick to build. Addresses are one word each.

export interface Reading {
  readonly words: string;
  /** The text that it was made of, with its quotation marks. */
  readonly text: string;
  /** Where in `text` the word at this place of `words` stands. */
  readonly placeOf: (at: number) => number;
}

const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/|www\.)[^\s<>"“”]+/gu;
const word = /[\p{L}\p{M}\p{N}_]+(?:['-][\p{L}\p{M}\p{N}]+)*/gu;
/** Stands for every address in a reading. */
export const addressWord = 'anaddress';

function jointOf(between: string): string {
  return /[:：>\]=]/u.test(between) ? '\n' : /[^\s]/u.test(between) ? '\t' : ' ';
}

export function readingOf(folded: string): Reading {
  const text = folded.replace(address, addressWord);
  const places: { readonly at: number; readonly place: number }[] = [];
  let words = '';
  let end = 0;
  for (const match of text.matchAll(word)) {
    if (words !== '') words += jointOf(text.slice(end, match.index));
    places.push({ at: words.length, place: match.index });
    words += match[0];
    end = match.index + match[0].length;
  }
  if (words !== '' && text.slice(end).trim() !== '') words += jointOf(text.slice(end));
  return { words, text, placeOf: (at) => places.findLast((one) => one.at <= at)?.place ?? 0 };
}
