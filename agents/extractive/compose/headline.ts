// The headline: the sources' title that says most of what they all say, word for word.
import type { ComposedSentence } from '../../../core/composition.ts';
import { countWords } from '../text/words.ts';
import type { Composer } from './composer.ts';
import type { Candidate } from './material.ts';

const clickbait = /^(?:why|how|what|who|when|where|is|are|did|does|can|will|should|here['’]s|this|watch|\d+ (?:things|ways|reasons))\b/i;

/** Worth of a title: central words, a full statement of 5 to 12 words, no question, no mark of excitement. */
function worthOf(candidate: Candidate, composer: Composer): number {
  const title = candidate.claim.quote;
  const words = candidate.words;
  let worth = candidate.centrality * 1.4 + 0.7 * candidate.fit;
  if (/[?？؟]/.test(title)) worth -= 1.2;
  if (/[!！]/.test(title)) worth -= 0.5;
  if (clickbait.test(title)) worth -= 0.6;
  if (/^['‘“"]/.test(title)) worth -= 0.35;
  if (/['‘“"]/.test(title)) worth -= 0.1;
  if (/\*{2,}/.test(title)) worth -= 0.6;
  if (/:\s/.test(title)) worth -= 0.3;
  if (/\b(?:VIDEO|PHOTOS?|LIVE)\b/.test(title)) worth -= 0.4;
  if (words > 13) worth -= 0.09 * (words - 13);
  if (words < 5) worth -= 0.15 * (5 - words);
  worth -= composer.thrift * Math.min(1, words / Math.max(1, composer.budget.left(candidate.article.id)));
  return worth + 0.15 * (1 - Math.min(1, candidate.position));
}

/** Titles that can be a headline, best first. */
export function headlines(composer: Composer): Candidate[] {
  return composer.material.candidates
    .filter(
      (candidate) =>
        candidate.isTitle &&
        candidate.claim.language === composer.material.language.code &&
        composer.budget.allows(candidate.article.id, candidate.words),
    )
    .map((candidate) => ({ candidate, worth: worthOf(candidate, composer) }))
    .sort((a, b) => b.worth - a.worth || a.candidate.claim.id.localeCompare(b.candidate.claim.id))
    .map(({ candidate }) => candidate);
}

/** A headline from the best title, or from a short claim where no title can be used; null where neither fits a cap. */
export function composeHeadline(composer: Composer, refused: ReadonlySet<string>): ComposedSentence | null {
  const short = composer.material.candidates
    .filter(
      (candidate) =>
        composer.usable(candidate) &&
        candidate.claim.language === composer.material.language.code &&
        !candidate.claim.spoken &&
        candidate.claim.attribution.length === 1 &&
        candidate.words <= 16,
    )
    .sort((a, b) => b.score - a.score);
  for (const candidate of [...headlines(composer), ...short]) {
    if (refused.has(candidate.claim.id)) continue;
    const text = candidate.claim.quote.replace(/(?<!\b\p{Lu})\.$/u, '').replace(/\s+/g, ' ');
    if (countWords(text, candidate.claim.language) === 0) continue;
    const sentence: ComposedSentence = { text, kind: 'quotation', claimIds: [candidate.claim.id] };
    composer.keep(sentence, true);
    return sentence;
  }
  return null;
}
