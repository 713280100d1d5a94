// The language of a source whose language nobody said, told by its function words. Where none is known, words are compared by their
// spelling alone and no word counts as a function word.
import { languageWords } from '../language-words.ts';
import { foldWord } from '../words.ts';

const candidates = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'tr', 'ru', 'uk', 'ar', 'hi'];
/** Words looked at: enough for function words to show, few enough to cost nothing. */
const looked = 80;
/** Share of function words under which a language is not told. */
const least = 0.15;

export function guessLanguage(text: string): string {
  const words = (text.slice(0, 1500).match(/[\p{L}\p{M}]+/gu) ?? []).slice(0, looked).map(foldWord);
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.slice(0, 500))) return 'ja';
  if (/\p{Script=Han}/u.test(text.slice(0, 200))) return 'zh';
  let best = 'und';
  let most = Math.max(1, words.length * least);
  for (const language of candidates) {
    const { functionWords } = languageWords(language);
    let count = 0;
    for (const word of words) if (functionWords.has(word)) count += 1;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
