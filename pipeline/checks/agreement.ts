// "Fox News reports the same.": a sentence of attribution alone says that its passages agree with those of the sentence before it.
import type { Ground } from './ground.ts';
import { languageWords } from './language-words.ts';
import type { Finding } from './types.ts';
import { contentWords } from './lexical.ts';
import { isSpaceless, sameWord } from './words.ts';

/** Share of the shorter passage's content words that the other has. */
const leastShared = 0.25;

function contentOf(ground: Ground): string[] {
  const { reading } = ground.source.read(ground.passage);
  return [...new Set(contentWords(reading.words, languageWords(reading.language)).map((word) => word.key))];
}

function pairsOf(text: string): Set<string> {
  const letters = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) => letters.slice(index, index + 2)));
}

function shared(one: Ground, other: Ground): number {
  const language = one.source.article.language;
  const texts = [one, other].map((ground) => ground.source.article.text.slice(ground.passage.start, ground.passage.end));
  if (isSpaceless(texts[0] ?? '')) {
    const [left, right] = [pairsOf(texts[0] ?? ''), pairsOf(texts[1] ?? '')];
    return [...left].filter((pair) => right.has(pair)).length / Math.max(1, Math.min(left.size, right.size));
  }
  const [left, right] = [contentOf(one), contentOf(other)];
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left];
  return fewer.filter((key) => more.some((word) => sameWord(key, word, language))).length / Math.max(1, fewer.length);
}

export function checkAgreement(own: readonly Ground[], before: readonly Ground[]): Finding[] {
  if (before.length === 0)
    return [{ verdict: 'partly', reason: 'says that accounts agree, and the sentence before it rests on nothing to agree with' }];
  return own.flatMap((ground): Finding[] => {
    const language = ground.source.article.language;
    const { outlet } = ground.source.article;
    const others = before.filter((earlier) => earlier.source.article.outlet !== outlet);
    if (others.length === 0)
      return [{ verdict: 'partly', reason: `says that ${outlet} agrees with the sentence before, which rests on no other outlet` }];
    const comparable = others.filter((earlier) => earlier.source.article.language === language);
    if (comparable.length === 0)
      return [{ verdict: 'unverified', reason: `the passage of ${outlet} is in another language than those it is said to agree with` }];
    if (comparable.some((earlier) => shared(ground, earlier) >= leastShared)) return [];
    return [
      { verdict: 'partly', reason: `the passage of ${outlet} shares too few words with the one before to say that it reports the same` },
    ];
  });
}
