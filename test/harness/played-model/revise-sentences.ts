// Plays the writer who mends: a fact is told again in its claim's own words, as a quotation where that is what it was already, and what no
// claim carries is cut.
import type { RevisionAnswer, WrittenSentence } from '../../../agents/model/answers.ts';
import { claimsOf, failedOf, taskRowOf, type Blocks, type ClaimRow, type FailedRow } from './request.ts';
import { claimSentence, headlineOf, plainQuotation } from './wording.ts';

function mended(row: FailedRow, cited: readonly ClaimRow[], language: string): WrittenSentence | null {
  const [claim] = cited;
  if (claim === undefined) return null;
  if (row.part === 'headline' || row.part === 'heading') {
    const text = headlineOf(claim) ?? headlineOf(claim, true, 20);
    return { text: text ?? plainQuotation(claim).text, kind: text === null ? 'quotation' : 'reported', claims: [claim.id] };
  }
  const told = claimSentence(claim, language, 0);
  return told.text === row.text ? plainQuotation(claim) : told;
}

/** Answers `revise-sentences` from the blocks `task`, `failed` and `claims` alone. */
export function reviseSentences(blocks: Blocks): RevisionAnswer {
  const { language } = taskRowOf(blocks);
  const claims = claimsOf(blocks);
  return {
    sentences: failedOf(blocks).map((row) => {
      const cited = row.claims.flatMap((id) => claims.find((claim) => claim.id === id) ?? []);
      const near = cited.length === 0 && (row.part === 'headline' || row.part === 'deck') ? claims.slice(0, 1) : cited;
      const sentence = row.kind === 'analysis' && row.part === 'body' ? null : mended(row, near, language);
      return { ordinal: row.ordinal, text: sentence?.text ?? null, kind: sentence?.kind ?? row.kind, claims: sentence?.claims ?? [] };
    }),
  };
}
