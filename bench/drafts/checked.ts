// A draft under the newsroom's own first layer of checks, as it is written, and as it is handed in after its revisions.
import type { Writer } from '../../agents/writer.ts';
import type { Composition, EvidencePack } from '../../core/composition.ts';
import type { RevisionDocument } from '../../core/revision.ts';
import { passes } from '../../core/words.ts';
import { acceptComposition } from '../../pipeline/accept.ts';
import { checkDocument, type CheckResult } from '../../pipeline/checks/index.ts';
import { documentFromComposition, type CitedSentence } from '../../pipeline/document.ts';
import { failuresOf } from '../../pipeline/nodes/revise-sentences.ts';

export interface CheckedSentence extends CitedSentence {
  readonly check: CheckResult | undefined;
}

export interface CheckedDraft {
  readonly document: RevisionDocument;
  readonly sentences: readonly CheckedSentence[];
}

const fails = ({ check }: CheckedSentence): boolean => check === undefined || !passes(check.verdict);

export async function checkedDraft(composition: Composition, pack: EvidencePack, signal: AbortSignal): Promise<CheckedDraft> {
  const { document, sentences } = documentFromComposition(composition, pack, { kind: 'extractive', name: 'bench' });
  const claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
  const results = await checkDocument({ document, sentences, claims, articles: pack.articles, persona: pack.persona }, signal);
  const byOrdinal = new Map(results.map((result) => [result.ordinal, result]));
  return { document, sentences: sentences.map((sentence) => ({ ...sentence, check: byOrdinal.get(sentence.ordinal) })) };
}

/** One line for each sentence that does not pass: verdict, text, reasons. */
export const linesOfFailed = (sentences: readonly CheckedSentence[]): string[] =>
  sentences
    .filter(fails)
    .map(({ check, part, text }) => `${check?.verdict ?? 'unchecked'} [${part}] ${text}\n    ${(check?.reasons ?? []).join('; ')}`);

export async function failedChecks(composition: Composition, pack: EvidencePack, signal: AbortSignal): Promise<string[]> {
  return linesOfFailed((await checkedDraft(composition, pack, signal)).sentences);
}

/** The draft that an editor gets: what failed is revised as the newsroom revises it, at most `loops` times. */
export async function handedIn(
  written: CheckedDraft & { readonly composition: Composition },
  { writer, pack, loops }: { readonly writer: Writer; readonly pack: EvidencePack; readonly loops: number },
  signal: AbortSignal,
): Promise<CheckedDraft> {
  let draft: CheckedDraft = written;
  let { composition } = written;
  for (let loop = 0; loop < loops && draft.sentences.some(fails); loop += 1) {
    const results = draft.sentences.flatMap(({ check }) => check ?? []);
    composition = acceptComposition(await writer.revise(composition, failuresOf(draft.sentences, results), pack, signal));
    draft = await checkedDraft(composition, pack, signal);
  }
  return draft;
}
