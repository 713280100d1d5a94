// The letters of a text as the letter model counts them: runs of one to three letters of its words, in small letters, with the words' edges.

const notLetters = /[^\p{L}\p{M}']+/gu;

/** Addresses, mail addresses, names of accounts and references to characters are in no language. */
const addresses = /\b(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w.-]+|[@#][\p{L}\p{N}_]+|&#?[a-z0-9]{1,8};/giu;

export function withoutAddresses(text: string): string {
  return /[@#&/]|www/iu.test(text) ? text.replace(addresses, ' ') : text;
}

/** Words in small letters with one space before, between and behind them; empty where there is none. */
function wordsOf(text: string): string {
  const words = text.normalize('NFC').replaceAll('İ', 'i').toLowerCase().replaceAll('’', "'").replaceAll(notLetters, ' ').trim();
  return words === '' ? '' : ` ${words} `;
}

const space = 0x20;

/** Calls `see` with the UTF-16 code units of each n-gram in turn, 0 before those of a shorter one: none of them reaches over a space, and none
 * is a space alone. They come as numbers because a text has hundreds: making strings of them took half the time of telling its language. */
export function eachNgram(text: string, see: (first: number, second: number, third: number) => void): void {
  const words = wordsOf(text);
  let [one, two] = [0, space];
  for (let at = 1; at < words.length; at += 1) {
    const three = words.charCodeAt(at);
    if (three !== space) see(0, 0, three);
    see(0, two, three);
    if (one !== 0 && two !== space) see(one, two, three);
    [one, two] = [two, three];
  }
}

export function ngramText(first: number, second: number, third: number): string {
  return String.fromCharCode(...[first, second, third].filter((unit) => unit !== 0));
}
