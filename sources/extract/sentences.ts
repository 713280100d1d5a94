// How a line reads, whatever its language: whether it ends as a sentence does, and how many words it has.

/** Whether a block ends as a sentence does, quotation marks and brackets after it aside. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？।؟։။።:;]['"”’»›“)\]」』]*$/u.test(text);
}

/** Words of a text; two signs of a script without spaces count as one. */
export function words(text: string): number {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return text.split(/\s+/u).length + Math.floor(dense / 2);
}
