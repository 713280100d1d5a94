// Every run in quotation marks stands verbatim in a passage that the sentence rests on. A scare quote of one word counts too.
import type { Span } from '../../core/sources.ts';
import { foldQuotation } from './source-index.ts';
import type { SourceIndex } from './source-index.ts';
import { nearestText } from './nearest.ts';
import type { QuotationRun } from './quotation-runs.ts';
import type { Finding } from './types.ts';

/** A range of a source in which a quotation may be found. */
export interface Place {
  readonly source: SourceIndex;
  readonly span: Span;
}

export interface FoundQuotation {
  readonly run: QuotationRun;
  /** Where it stands, one place for each source and passage that has it; empty when it was not found. */
  readonly places: readonly Place[];
}

// A comma or full stop before a closing mark is the printer's, not the speaker's.
const printersStop = /[.,。，、]+$/u;

function findIn(words: string, place: Place): Place | null {
  const span = place.source.find(words, place.span);
  return span === null ? null : { source: place.source, span };
}

function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 157)}...`;
}

function missingQuotation(run: QuotationRun, places: readonly Place[]): Finding {
  const outlets = [...new Set(places.map((place) => place.source.article.outlet))].join(', ');
  const quoted = shortened(run.text);
  const where = outlets === '' ? 'no passage that it rests on' : `the passage of ${outlets}`;
  let best: { near: NonNullable<ReturnType<typeof nearestText>>; place: Place } | null = null;
  for (const place of places) {
    const near = nearestText(run.text, place.source.article.text.slice(place.span.start, place.span.end));
    if (near !== null && (best === null || near.share > best.near.share)) best = { near, place };
  }
  if (best === null) return { verdict: 'unsupported', reason: `the quotation “${quoted}” is not in ${where}` };
  const { near, place } = best;
  const { article } = place.source;
  const differences = [
    ...(near.added.length > 0 ? [`the quotation has “${shortened(near.added.join(' '))}”`] : []),
    ...(near.missing.length > 0 ? [`the passage has “${shortened(near.missing.join(' '))}”`] : []),
  ];
  const few = differences.length > 0 && near.added.length <= 4 && near.missing.length <= 4;
  const detail = few ? `: ${differences.join(', ')}` : '';
  return {
    verdict: 'unsupported',
    reason: `the quotation “${quoted}” is not verbatim in ${where}${detail}; the nearest text is “${shortened(near.text)}”`,
    evidence: {
      articleId: article.id,
      snapshot: article.snapshot,
      start: place.span.start + near.start,
      end: place.span.start + near.end,
      role: 'contradicts',
    },
  };
}

/** The words with their first letter in the other case, where there are enough of them to be told from chance. */
function otherCase(words: string): string | null {
  const first = words.charAt(0);
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return other === first || words.split(' ').length < 3 ? null : other + words.slice(1);
}

/** Looks for each quotation in `places`. */
export function checkQuotations(runs: readonly QuotationRun[], places: readonly Place[]): { found: FoundQuotation[]; findings: Finding[] } {
  const found: FoundQuotation[] = [];
  const findings: Finding[] = [];
  for (const run of runs) {
    const words = foldQuotation(run.text);
    let hits = places.flatMap((place) => findIn(words, place) ?? []);
    if (hits.length === 0) {
      const bare = words.replace(printersStop, '');
      if (bare !== words) hits = places.flatMap((place) => findIn(bare, place) ?? []);
    }
    if (hits.length === 0) {
      // Woven into a sentence, a quotation loses the capital of its own beginning; taken out of one it gains it.
      const other = otherCase(words.replace(printersStop, ''));
      if (other !== null) hits = places.flatMap((place) => findIn(other, place) ?? []);
    }
    found.push({ run, places: hits });
    if (hits.length === 0) findings.push(missingQuotation(run, places));
  }
  return { found, findings };
}

/**
 * The whole sentence, or all of it after a colon, where it stands verbatim in a place without quotation marks: headlines and captions
 * are made of titles. Runs of one or two words are not told from chance and are left to the other rules.
 */
export function unmarkedQuotation(text: string, places: readonly Place[]): FoundQuotation | null {
  const colon = /[:：]\s*/u.exec(text);
  const starts = [0, ...(colon === null ? [] : [colon.index + colon[0].length])];
  for (const start of starts) {
    const words = foldQuotation(text.slice(start)).replace(printersStop, '');
    if (words.length < 8 || (words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < (/\p{Script=Han}/u.test(words) ? 1 : 3)) continue;
    const hits = places.flatMap((place) => findIn(words, place) ?? []);
    if (hits.length > 0) return { run: { start, end: text.length, text: text.slice(start), balanced: true }, places: hits };
  }
  return null;
}
