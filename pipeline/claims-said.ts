// Which claims an editor's sentence says. The writer's sentences name theirs; for an editor's nobody chose any: its footnotes name sources,
// which say much else besides. What it does not say is not what it rests on.
import { languageOf } from '../agents/extractive/languages/index.ts';
import { termsOf } from '../agents/extractive/text/words.ts';
import { likeness, type StoryWords } from '../agents/extractive/weigh/similarity.ts';
import type { Claim } from '../core/claims.ts';
import type { SentenceToCheck } from './checks/index.ts';

type Weights = StoryWords['weights'];

/** Of the claim or of the sentence, whichever says less, this much must be in the other. */
const leastSaid = 0.5;
/** Words in common under which likeness says nothing. */
const leastShared = 2;

function says(text: string, words: string, language: string, weights: Weights): boolean {
  const { stopWords } = languageOf(language).cues;
  const terms = termsOf(words, language, stopWords);
  // Words of no claim are the editor's own, or name the outlet.
  const said = new Set([...termsOf(text, language, stopWords)].filter((term) => weights.has(term) || terms.has(term)));
  const { contained, shared } = likeness({ terms: said }, { terms }, weights);
  return shared >= leastShared && contained >= leastSaid;
}

/** The claims that an editor's sentence says, of all those in `pack` that its sources make. `weights`: rarity of the story's terms. */
export function claimsSaid(
  { text, claimIds }: Pick<SentenceToCheck, 'text' | 'claimIds'>,
  pack: readonly Claim[],
  weights: Weights,
): Claim[] {
  const sources = new Set(pack.filter(({ id }) => claimIds.includes(id)).map(({ articleId }) => articleId));
  return pack.filter(
    ({ articleId, quote, language, english }) =>
      sources.has(articleId) && (says(text, quote, language, weights) || (english !== null && says(text, english, 'en', weights))),
  );
}
