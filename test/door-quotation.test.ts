// The door and the place where a quotation is missing (`{{no quotation: …}}`): no approval and no correction goes over one, wherever it stands
// and whoever attests it.
import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { doorRefusal } from '../core/door.ts';
import { renderMarkdown } from '../core/draft-text.ts';
import { newId, sha256 } from '../core/hash.ts';
import { unfilled } from '../core/unfilled.ts';
import { insertChecks, insertRevision, latestRevision, revisionSentences, saveEditorRevision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import {
  approveSeededDraft,
  publishSeededDraft,
  seedDraft,
  seedEditor,
  type SeededDraft,
  type SeededEditor,
} from './harness/seed-draft.ts';
import { openTestStore, type TestStore } from './harness/store.ts';

const place = unfilled('c9 is no claim of the evidence');

let store: TestStore;
let editor: SeededEditor;
beforeAll(async () => {
  store = await openTestStore({ as: 'owner' });
});
beforeEach(async () => {
  editor = await seedEditor(store.database);
});
afterAll(() => store.close());

async function answerTo(statement: RawBuilder<unknown>): Promise<string> {
  try {
    await statement.execute(store.database);
    return 'done';
  } catch (error) {
    return doorRefusal(error) ?? String(error);
  }
}
const decide = ({ revisionId, sha256: shown }: SeededDraft, decision: string): Promise<string> =>
  answerTo(sql`select newsroom.decide(${editor.token}, ${newId('dc')}, ${revisionId}, ${shown}, ${decision}, '{}'::jsonb)`);
/** Correction and retraction have no function of their own yet: the row itself, under the same guards. */
const insertDecision = (draft: SeededDraft, decision: string): Promise<string> =>
  answerTo(sql`insert into decision (id, draft_id, number, revision_id, sha256, decision, editor_id, session_id, notes)
    values (${newId('dc')}, ${draft.draftId}, 1, ${draft.revisionId}, ${draft.sha256}, ${decision}, ${editor.editorId}, ${editor.sessionId}, '{}')`);

/** The draft at its latest revision, each sentence of it with a check that passes it or that an editor has to attest. */
async function checkedAtLatest(draft: SeededDraft, verdict: 'supported' | 'unsupported'): Promise<SeededDraft> {
  const latest = await latestRevision(store.database, draft.draftId);
  if (latest === null) throw new Error('no revision');
  const sentences = await revisionSentences(store.database, latest.id);
  const checks = sentences.map(({ ordinal }) => ({ ordinal, verdict, reasons: ['a reason'], evidence: [], layers: [] }));
  await insertChecks(store.database, latest.id, checks, 'a test');
  const failing = verdict === 'unsupported' ? sentences.map(({ ordinal }) => ordinal) : [];
  return { ...draft, revisionId: latest.id, sha256: latest.sha256, failing };
}

/** Words of the seeded draft replaced by an editor. */
async function edited(draft: SeededDraft, words: string, by: string, verdict: 'supported' | 'unsupported' = 'supported') {
  const markdown = renderMarkdown(draft.document);
  if (!markdown.includes(words)) throw new Error(`the draft has no “${words}”`);
  const saved = await saveEditorRevision(store.database, {
    draftId: draft.draftId,
    baseRevisionId: draft.revisionId,
    markdown: markdown.replace(words, by),
    editorId: editor.editorId,
  });
  if (!saved.ok) throw new Error(saved.message);
  return checkedAtLatest(draft, verdict);
}

async function captioned(draft: SeededDraft, caption: string): Promise<SeededDraft> {
  const sentences = await revisionSentences(store.database, draft.revisionId);
  const illustration = { sha256: sha256(caption), mediaType: 'image/svg+xml' as const, caption, alternative: 'Two dark ridges.' };
  await inTransaction(store.database, async (transaction) =>
    insertRevision(transaction, {
      draftId: draft.draftId,
      round: 1,
      editorId: editor.editorId,
      document: { ...draft.document, illustration },
      sentences: [
        ...sentences,
        { ordinal: sentences.length, part: 'caption', kind: 'edited', text: caption, membersOnly: false, claimIds: [], citations: [] },
      ],
    }),
  );
  return checkedAtLatest(draft, 'supported');
}

describe('an approval of a text with a place where a quotation is missing', () => {
  test.each([
    ['the headline', 'and calls it low water', place],
    ['the deck', 'reads as hydrology', place],
    ['a paragraph', 'who passes', place],
    ['a paragraph, of which only the end is left', 'who passes', 'who passes}}'],
    ['a paragraph, of which only the beginning is left', 'who passes', '{{who passes'],
  ])('in %s is refused', async (_where, words, by) => {
    const draft = await edited(await seedDraft(store.database), words, by);
    expect(await decide(draft, 'approve')).toBe('quotation-missing');
  });

  test('in a caption is refused, and one without is not', async () => {
    expect(await decide(await captioned(await seedDraft(store.database), `Drawing: ${place}`), 'approve')).toBe('quotation-missing');
    expect(await decide(await captioned(await seedDraft(store.database), 'Drawing: two ridges'), 'approve')).toBe('done');
  });

  test('is refused though every sentence is attested; sent back it can be', async () => {
    const draft = await edited(await seedDraft(store.database), 'who passes', place, 'unsupported');
    for (const ordinal of draft.failing)
      await sql`select newsroom.attest(${editor.token}, ${draft.revisionId}, ${ordinal}, 'it stands in print')`.execute(store.database);
    expect(await decide(draft, 'approve')).toBe('quotation-missing');
    expect(await decide(draft, 'request-changes')).toBe('done');
  });

  test('that only has single braces is given', async () => {
    expect(await decide(await edited(await seedDraft(store.database), 'who passes', 'who {passes}'), 'approve')).toBe('done');
  });
});

describe('a text with such a place that was published before the door looked for it', () => {
  test('is not corrected as it stands, and can be retracted', async () => {
    const draft = await edited(await seedDraft(store.database), 'who passes', place);
    await sql`alter table newsroom.decision disable trigger decision_quotation`.execute(store.database);
    const decisionId = await approveSeededDraft(store.database, draft, editor);
    await sql`alter table newsroom.decision enable always trigger decision_quotation`.execute(store.database);
    await publishSeededDraft(store.database, draft, { decisionId, slug: newId('slug'), editorName: editor.name });
    expect(await insertDecision(draft, 'correct')).toBe('quotation-missing');
    expect(await insertDecision(draft, 'retract')).toBe('done');
  });
});
