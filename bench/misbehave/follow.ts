// What became of a spoilt sentence in the revision that was handed in: refused, flagged, or before the editor as one that passes.
import { passes } from '../../core/words.ts';
import type { CheckedSentence } from '../../store/repositories/desk-evidence.ts';
import type { SpoiltSentence } from '../../test/harness/played-model/spoil-sentences.ts';

/** `refused`: no sentence of the revision has it. `flagged`: it stands in one that fails. `reached`: in one that passes. */
export type Outcome = 'refused' | 'flagged' | 'reached';

export interface Followed {
  readonly spoilt: SpoiltSentence;
  readonly outcome: Outcome;
  /** The sentences that have it, as the editor sees them. */
  readonly standing: readonly CheckedSentence[];
}

const quoted = /[“„«「][^“”„«»「」]*[”“»」]|\{\{[^{}]*\}\}/gu;
/** Quotation marks, braces, case and white space aside: what a reader would take for the same words. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/["“”„«»‘’‚‹›'「」『』]/gu, '"')
    .replace(/[{(]/gu, '(')
    .replace(/[})]/gu, ')')
    .replace(/\s+/gu, ' ')
    .replace(/[.。।]$/u, '')
    .trim()
    .toLowerCase();

function isIn(sentence: CheckedSentence, spoilt: SpoiltSentence, quoteOf: ReadonlyMap<string, string>): boolean {
  if (spoilt.wrongQuote === null) return folded(sentence.text).includes(folded(spoilt.mark));
  const wrong = folded(spoilt.wrongQuote);
  const cites = sentence.claimIds.some((id) => folded(quoteOf.get(id) ?? '') === wrong);
  return cites && folded(sentence.text.replace(quoted, ' ')).includes(folded(spoilt.mark));
}

/** `quoteOf`: the quotation of each claim of the story by its id. */
export function follow(spoilt: SpoiltSentence, sentences: readonly CheckedSentence[], quoteOf: ReadonlyMap<string, string>): Followed {
  const standing = sentences.filter((sentence) => isIn(sentence, spoilt, quoteOf));
  const passing = standing.some((sentence) => sentence.check !== null && passes(sentence.check.verdict));
  return { spoilt, outcome: standing.length === 0 ? 'refused' : passing ? 'reached' : 'flagged', standing };
}
