// Whether a sentence can stand alone in a draft: it leans on no sentence before it, asks nothing and speaks for nobody unnamed.
import type { ReadingCues } from '../languages/language.ts';
import { fold, tokensOf } from '../text/words.ts';

const vagueSubject =
  /^the (?:move|decision|statement|comments?|remarks?|latter|former|news|announcement|report|issue|two|three|pair|proposal|change|incident|speech|letter|article|post|tweet|ad|man|woman|group|question|result|answer|idea|effort|measure|bill|event|case|problem|plan|deal|rest|same)\b/;
const pronouns: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['he', 'she', 'they', 'his', 'her', 'their', 'him', 'them', 'it', 'its', 'this', 'that', 'these', 'those']),
};

/** 0: stands alone; up to 1: leans so much that it must not be quoted alone. `spoken`: the speaker's own words, where "I" is the speaker. */
export function dependence(sentence: string, language: string, cues: ReadingCues, spoken: boolean): number {
  const tokens = tokensOf(sentence, language);
  const folded = tokens.map(fold);
  const first = folded[0] ?? '';
  if (cues.backReferences.includes(first)) return spoken && /^(?:not|no|all|none|even|some|many)$/.test(first) ? 0.3 : 1;
  if (!spoken && folded.some((word, index) => cues.firstPerson.includes(word) && !insideMarks(sentence, tokens, index))) return 1;
  if (spoken) return /^(?:it|that|this|and|but|so|well|yes|no|if that)\b/.test(first) ? 0.8 : 0;
  if (language === 'en') {
    if (vagueSubject.test(fold(sentence))) return 0.6;
    const personal = folded.findIndex((word) => /^(?:he|she|they|his|her|their|him|them)$/.test(word));
    const name = tokens.findIndex((word, index) => index > 0 && /^\p{Lu}/u.test(word));
    const firstIsName = /^\p{Lu}/u.test(tokens[0] ?? '') && !cues.stopWords.has(first);
    if (personal !== -1 && !firstIsName && (name === -1 || name > personal))
      return pronouns['en']?.has(folded[personal] ?? '') === true ? 1 : 0.5;
  }
  return 0;
}

/** Whether the token at `index` stands inside quotation marks of the sentence. */
function insideMarks(sentence: string, tokens: readonly string[], index: number): boolean {
  let at = 0;
  for (let token = 0; token <= index; token += 1) {
    at = sentence.indexOf(tokens[token] ?? '', at);
    if (token < index) at += (tokens[token] ?? '').length;
  }
  const before = sentence.slice(0, at);
  const straight = (before.match(/"/g)?.length ?? 0) % 2 === 1;
  const opened = (before.match(/[“«„「『]/g)?.length ?? 0) - (before.match(/[”»」』]/g)?.length ?? 0);
  return straight || opened > 0;
}

const questionMark = /[?？؟]["”»’')\]]*$/;
const ended = /[.!…。！।؟"”»’')\]]$/;

/** Whether a text reads as one statement: ends like a sentence, no question, not all capitals. */
export function isStatement(sentence: string): boolean {
  if (questionMark.test(sentence) || !ended.test(sentence)) return false;
  const letters = sentence.match(/\p{L}/gu) ?? [];
  const capitals = sentence.match(/\p{Lu}/gu) ?? [];
  return letters.length >= 4 && capitals.length < letters.length * 0.5;
}
