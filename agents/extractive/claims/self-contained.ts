// Whether a sentence can stand alone in a draft: it leans on no sentence before it, asks nothing and speaks for nobody unnamed.
import type { ReadingCues } from '../languages/language.ts';
import { fold, tokensOf } from '../text/words.ts';

const vagueSubject =
  /^the (?:visit|trip|questions?|other|others|latest|next step|offer|call|attack|exchange|bid|remark|controversy|claims?|allegations?|charges?|episode|post|video|photo|picture|move|decision|statement|comments?|remarks?|latter|former|news|announcement|report|issue|two|three|pair|proposal|change|incident|speech|letter|article|post|tweet|ad|man|woman|group|question|result|answer|idea|effort|measure|bill|event|case|problem|plan|deal|rest|same)\b/;
const backPhrases =
  /^(?:regardless(?! of)|since then|until then|till then|only then|from then|in the (?:next|same|meantime|process|end|statement|letter|interview|video|ad|memo|email|tweet)|after that|before that|at the time|at the same|in addition|as a result|by then|in that|on that|for that|for (?:his|her|their) part|in (?:his|her|their|an?other|one|this|response|doing|return|essence|all|short|other)|on (?:the other|one)|of (?:the|those|these)|that['’]s|among (?:them|those)|asked (?:about|whether|if|why)|the (?:first|second|third|last) (?:was|is))\b/;
const loosely =
  /\b(?:(?:would|will|could|did|to) do (?:so|it|this|that)\b|made the remarks|made the comments?|the (?:remarks|comments) (?:came|come|were)|told the (?:paper|newspaper|outlet))\b/i;
const pointing =
  /\b(?:do that|did that|done that|say that|said that|like (?:this|that)|this (?:is|was)|that (?:is|was)|that['’]s|these|those|both of|each other|such a)\b|\b(?:this|that|it|them|there|him|her|then)[.!]?$/i;

/** No people, though written with a capital. */
const calendarName =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?$/u;
const pronounSays = /, (?:he|she|they) (?:said|says|added|told|wrote)\b/u;

/** 0: stands alone; up to 1: leans so much that it must not be quoted alone. `spoken`: the speaker's own words, where "I" is the speaker. */
export function dependence(sentence: string, language: string, cues: ReadingCues, spoken: boolean): number {
  const tokens = tokensOf(sentence, language);
  const folded = tokens.map(fold);
  const first = folded[0] ?? '';
  if (cues.backReferences.includes(first)) return spoken && /^(?:not|no|all|none|even|some|many)$/.test(first) ? 0.3 : 1;
  if (!spoken && folded.some((word, index) => cues.firstPerson.includes(word) && !insideMarks(sentence, tokens, index))) return 1;
  if (spoken && language !== 'en') return 0;
  if (spoken)
    return /^(?:it|that|this|and|but|so|well|yes|no)\b/.test(first)
      ? 0.8
      : /\b(?:this|that|it|them|there|him|her|then|that way|this way|so)[.!]?$/i.test(sentence)
        ? 0.7
        : pointing.test(sentence)
          ? 0.5
          : 0;
  if (language !== 'en' && folded.slice(1, 3).some((word) => word.length > 2 && cues.backReferences.includes(word))) return 0.7;
  if (language === 'en') {
    if (/\b(?:it|this|that|so|them|there)[.!]?$/i.test(sentence)) return 0.7;
    if (backPhrases.test(fold(sentence))) return 1;
    if (
      /\b(?:by|of|in|with|to|on|about|for|from) (?:that|these|those) \p{Ll}+/iu.test(sentence) ||
      vagueSubject.test(fold(sentence)) ||
      loosely.test(sentence)
    )
      return 0.65;
    const personal = folded.findIndex((word) => /^(?:he|she|they|his|her|their|him|them)$/.test(word));
    const name = tokens.findIndex((word, index) => index > 0 && /^\p{Lu}/u.test(word) && !calendarName.test(word));
    // "Things will get better, he said": who, only the sentence before would say.
    if (pronounSays.test(sentence) && !tokens.slice(1, personal).some((word) => /^\p{Lu}/u.test(word) && !calendarName.test(word)))
      return 1;
    const firstIsName = /^\p{Lu}/u.test(tokens[0] ?? '') && !cues.stopWords.has(first);
    if (personal !== -1 && !firstIsName && (name === -1 || name > personal)) return 1;
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
  // "Sen. Richard Burr, R-N.": cut inside an abbreviation; a sentence in brackets is an aside.
  if (/[RDI]-\p{L}{1,5}\.$/u.test(sentence) || /^[([]/.test(sentence)) return false;
  // "- A list item", ", the end of a sentence that was cut", "with Wash.": broken off at either end.
  if (/^[^\p{L}\p{N}"“”«»„‘'¿¡$€£「『]/u.test(sentence)) return false;
  if (/[ ,](?:Wash|Calif|Mass|Ariz|Conn|Penn|Fla|Tenn|Mich|Minn|Wis|Va|Md|Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Inc|No|St)\.$/.test(sentence))
    return false;
  if (questionMark.test(sentence) || !ended.test(sentence)) return false;
  const letters = sentence.match(/\p{L}/gu) ?? [];
  const capitals = sentence.match(/\p{Lu}/gu) ?? [];
  return letters.length >= 4 && capitals.length < letters.length * 0.5;
}
