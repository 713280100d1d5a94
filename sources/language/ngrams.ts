// The letters of a text as the letter model counts them: runs of one to three letters of its words, in small letters, with the words' edges.

const notLetters = /[^\p{L}\p{M}']+/gu;

/** Addresses, mail addresses and names of accounts are in no language. */
const addresses = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|[@#][\p{L}\p{N}_]+/giu;

export function withoutAddresses(text: string): string {
  return text.replace(addresses, ' ');
}

/** Words in small letters with one space before, between and behind them. */
function wordsOf(text: string): string {
  const words = text.normalize('NFC').replaceAll('İ', 'i').toLowerCase().replaceAll('’', "'").replaceAll(notLetters, ' ').trim();
  return ` ${words} `;
}

/** Calls `see` with each n-gram in turn; none of them reaches over a space, and none is a space alone. */
export function eachNgram(text: string, see: (ngram: string) => void): void {
  const words = wordsOf(text);
  for (let at = 0; at < words.length; at += 1) {
    const isSpace = words[at] === ' ';
    if (!isSpace) see(words.slice(at, at + 1));
    if (at + 2 > words.length) continue;
    if (!isSpace || words[at + 1] !== ' ') see(words.slice(at, at + 2));
    if (at + 3 > words.length || words[at + 1] === ' ') continue;
    see(words.slice(at, at + 3));
  }
}
