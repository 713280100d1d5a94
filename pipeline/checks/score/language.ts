// The language of a source whose language nobody said, told by its function words. Where none is known, words are compared by their
// spelling alone and no word counts as a function word.
import { languageWords } from '../language-words.ts';
import { foldWord } from '../words.ts';

const candidates = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'tr', 'ru', 'uk', 'ar', 'hi'];
/** Pages begin with menus and lists: words are taken from the middle too. Few are enough for function words to show. */
const looked = 240;
/** Share of function words under which a language is not told. */
const least = 0.15;

export function guessLanguage(text: string): string {
  const places = text.length <= 3 * looked ? [0] : [0, text.length >> 2, text.length >> 1];
  const part = places.length === 1 ? text : places.map((place) => text.slice(place, place + looked)).join(' ');
  const words = part.split(/[^\p{L}\p{M}]+/u).map(foldWord);
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(part)) return 'ja';
  if (/\p{Script=Han}/u.test(part)) return 'zh';
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
