// What kind of statement a claim is, by cues of its language. Where nothing tells, a report is an event.
import type { AttributionLink } from '../../../core/claims.ts';
import type { ClaimKind } from '../../../core/words.ts';
import type { ReadingCues } from '../languages/language.ts';
import { figuresOf } from '../text/figures.ts';

/** `position`: 0 at the article's beginning, 1 at its end. */
export function kindOf(text: string, language: string, cues: ReadingCues, speaker: AttributionLink | null, position: number): ClaimKind {
  if (cues.denial.test(text)) return 'denial';
  if (cues.opinion.test(text) && speaker !== null) return 'opinion';
  if (cues.forecast.test(text)) return 'forecast';
  if (speaker !== null) return 'statement';
  if (figuresOf(text, language).length > 0) return 'figure';
  return position > 0.75 || /\b(?:18|19)\d{2}\b/.test(text) ? 'background' : 'event';
}
