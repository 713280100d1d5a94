// A text as the words in which terms and names are looked for.
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Of scripts that put no spaces between words: there, terms are looked for in the whole text. */
export const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Folded words of the scripts that have words, in order. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  const words = folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return unspaced.test(folded) ? words.flatMap((word) => word.split(unspaced)).filter((word) => word !== '') : words;
}

const joining = /^[\u0590-\u06ff]/u;
const stuck = /^(?:[وف]?(?:[بك]?ال|لل)|[וה]?[בלמשכהו])/u;

/** A word and what is left of it without the article and the short words that Arabic and Hebrew write in one with it. */
export function formsOf(word: string): string[] {
  if (!joining.test(word)) return [word];
  const rest = word.replace(stuck, '').replace(/^[وبلكف](?=.{4})/u, '');
  return rest === word || rest.length < 2 ? [word] : [word, rest];
}
