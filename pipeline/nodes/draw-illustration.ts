// The illustration, and with it the last sentence: its caption, which names the headline and stands on the headline's claims.
import type { DrawnIllustration } from '../../agents/writer.ts';
import { NewsroomError } from '../../core/errors.ts';
import { sha256 } from '../../core/hash.ts';
import { passes } from '../../core/words.ts';
import { requireLease } from '../../store/repositories/leases.ts';
import { insertIllustration } from '../../store/repositories/rounds.ts';
import { inTransaction } from '../../store/transactions.ts';
import { judgeChecks } from '../judge-checks.ts';
import { checkDocument } from '../checks/index.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import type { CitedSentence } from '../document.ts';
import { evidencePack } from '../evidence.ts';
import type { RoundState, RoundUpdate } from '../state.ts';
import { leavePaper, takePaper } from '../work.ts';

const mostBytes = 8 * 1024 * 1024;

function requireSize(drawn: DrawnIllustration): void {
  if (drawn.bytes.length > 0 && drawn.bytes.length <= mostBytes) return;
  throw new NewsroomError('writer-answer', `the illustration has ${drawn.bytes.length} bytes; 1 to ${mostBytes} are taken`, {
    retryable: true,
  });
}

export async function drawIllustration(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const { database } = deps;
  const pack = await evidencePack(deps, state, run);
  const composition = await takePaper(database, state, 'composition');
  const { document, sentences } = await takePaper(database, state, 'cited');
  const { checker, checks, renderings } = await takePaper(database, state, 'checks');
  const drawn = await deps.writerFor(state).illustrate(composition, pack, run.signal);
  const final = { document, sentences, checker, checks, renderings };
  if (drawn !== null) {
    requireSize(drawn);
    const { mediaType, caption, alternative } = drawn;
    final.document = { ...document, illustration: { sha256: sha256(drawn.bytes), mediaType, caption, alternative } };
    const headline = sentences[0];
    const captionSentence: CitedSentence = {
      ordinal: sentences.length,
      part: 'caption',
      kind: 'transition',
      text: caption,
      membersOnly: false,
      claimIds: headline?.claimIds ?? [],
      citations: headline?.citations ?? [],
      composed: headline?.composed ?? [],
    };
    final.sentences = [...sentences, captionSentence];
    const claims = new Map(pack.claims.map((claim) => [claim.id, claim]));
    const persona = { id: pack.persona.id, name: pack.persona.name };
    const input = { document: final.document, sentences: [captionSentence], articles: pack.articles, claims, persona };
    // A caption of ours states no fact of a passage: the rules see to it that it brings none in.
    final.checks = [...checks, ...(await judgeChecks(null, input, await checkDocument(input, run.signal), new Map(), run.signal))];
  }
  await inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    if (drawn !== null && final.document.illustration !== null) {
      await insertIllustration(transaction, { sha256: final.document.illustration.sha256, mediaType: drawn.mediaType, bytes: drawn.bytes });
    }
    await leavePaper(transaction, { ...state, loop: 0 }, 'final', final);
  });
  return { sentences: final.sentences.length, failing: final.checks.filter((check) => !passes(check.verdict)).length };
}
