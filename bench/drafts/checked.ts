// A draft under the newsroom's own first layer of checks: the lines that an editor would find failing.
import type { Composition, EvidencePack } from '../../core/composition.ts';
import { passes } from '../../core/words.ts';
import { checkDocument } from '../../pipeline/checks/index.ts';
import { documentFromComposition } from '../../pipeline/document.ts';

/** One line for each sentence that does not pass: verdict, text, reasons. */
export async function failedChecks(composition: Composition, pack: EvidencePack, signal: AbortSignal): Promise<string[]> {
  const { document, sentences } = documentFromComposition(composition, pack, { kind: 'extractive', name: 'bench' });
  const claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
  const results = await checkDocument({ document, sentences, claims, articles: pack.articles, persona: pack.persona }, signal);
  return results.flatMap((result) => {
    const sentence = sentences.find((one) => one.ordinal === result.ordinal);
    return passes(result.verdict)
      ? []
      : [`${result.verdict} [${sentence?.part ?? ''}] ${sentence?.text ?? ''}\n    ${result.reasons.join('; ')}`];
  });
}
