// A seeded draft with another text or an illustration: an editor's revision whose sentences keep the claims of the same words, each with
// a passing check. And the short way from a seeded draft to its page.
import { sentencesOf } from '../../core/draft-text.ts';
import { sha256 } from '../../core/hash.ts';
import type { Illustration, RevisionDocument } from '../../core/revision.ts';
import type { Database } from '../../store/database.ts';
import { publishRevision } from '../../store/repositories/publications.ts';
import { findRevision, insertChecks, insertRevision, revisionSentences } from '../../store/repositories/revisions.ts';
import { inTransaction } from '../../store/transactions.ts';
import { approveSeededDraft, type SeededDraft, type SeededEditor } from './seed-draft.ts';

/** Stores `svg` and returns the illustration that a document names. */
export async function seedIllustration(
  database: Database,
  svg: string,
  texts: { caption: string; alternative: string },
): Promise<Illustration> {
  const bytes = Buffer.from(svg, 'utf8');
  const illustration: Illustration = { sha256: sha256(bytes), mediaType: 'image/svg+xml', ...texts };
  await database
    .insertInto('illustration')
    .values({ sha256: illustration.sha256, media_type: illustration.mediaType, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return illustration;
}

/** Makes the changed document the draft's latest revision. None of its sentences fails. */
export async function reviseSeededDraft(
  database: Database,
  seeded: SeededDraft,
  editor: SeededEditor,
  change: (document: RevisionDocument) => RevisionDocument,
): Promise<SeededDraft> {
  const document = change(seeded.document);
  const before = await revisionSentences(database, seeded.revisionId);
  const sentences = sentencesOf(document).map((sentence) => {
    const same = before.find((old) => old.text === sentence.text);
    return {
      ordinal: sentence.ordinal,
      part: sentence.part,
      kind: same?.kind ?? ('edited' as const),
      text: sentence.text,
      membersOnly: sentence.membersOnly,
      claimIds: same?.claimIds ?? [],
      citations: [...sentence.citations],
    };
  });
  return inTransaction(database, async (transaction) => {
    const revisionId = await insertRevision(transaction, {
      draftId: seeded.draftId,
      round: 1,
      editorId: editor.editorId,
      document,
      sentences,
    });
    const checks = sentences.map(({ ordinal, claimIds }) => ({
      ordinal,
      verdict: claimIds.length > 0 ? ('supported' as const) : ('opinion' as const),
      reasons: ['seeded'],
      evidence: [],
      layers: [],
    }));
    await insertChecks(transaction, revisionId, checks, 'seed-1');
    const revision = await findRevision(transaction, revisionId);
    if (revision === null) throw new Error(`revision ${revisionId} was not written`);
    return { ...seeded, revisionId, sha256: revision.sha256, document, failing: [], sentences: sentences.length };
  });
}

/** Attests what fails, approves and publishes. Returns the page's path. */
export async function publishSeeded(database: Database, seeded: SeededDraft, editor: SeededEditor): Promise<string> {
  const decisionId = await approveSeededDraft(database, seeded, editor);
  const result = await publishRevision(database, { draftId: seeded.draftId, decisionId });
  if (!result.ok) throw new Error(`not published: ${result.refusal}`);
  return `/articles/${result.slug}`;
}
