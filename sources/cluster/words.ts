// Words of a text in any script. Scripts written without spaces give overlapping pairs of characters, the others their words.

const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const unspaced = `[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]`;
const letters = `[[\\p{L}\\p{M}\\p{N}]--${unspaced}]+`;
const runs = new RegExp(`${letters}(?:[.,:'’·٫٬\\-]${letters})*|(${unspaced}[${unspaced.slice(1, -1)}\\p{M}]*)`, 'gv');

export interface Word {
  /** As written, NFC. */
  readonly text: string;
  /** UTF-16 offset in the text. */
  readonly at: number;
  /** A pair of characters of a script without spaces. */
  readonly pair: boolean;
}

function withoutPossessive(word: string): string {
  return word.endsWith('s') && (word.at(-2) === '’' || word.at(-2) === "'") ? word.slice(0, -2) : word;
}

/** Words in order. A possessive `’s` is not part of its word; hyphenated words and figures with separators are one. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(runs)) {
    const run = match[0];
    if (match[1] === undefined) {
      words.push({ text: withoutPossessive(run), at: match.index, pair: false });
      continue;
    }
    const characters = Array.from(run);
    if (characters.length === 1) words.push({ text: run, at: match.index, pair: true });
    let at = match.index;
    for (let index = 0; index + 1 < characters.length; index += 1) {
      words.push({ text: `${characters[index]}${characters[index + 1]}`, at, pair: true });
      at += characters[index]?.length ?? 1;
    }
  }
  return words;
}
