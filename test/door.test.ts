// The one door to publication, tried from every other side in plain SQL: whatever code runs, the database lets a publication exist only
// for a draft's latest revision, approved under its hash by a live editor's latest decision, with an attestation for each failing sentence.
import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { doorRefusal } from '../core/door.ts';
import { canonicalJson, newId, sha256 } from '../core/hash.ts';
import { draftStates } from '../core/words.ts';
import type { RenderingCheck } from '../core/renderings.ts';
import { insertRenderingChecks } from '../store/repositories/rendering-checks.ts';
import { saveEditorRevision } from '../store/repositories/revisions.ts';
import { renderMarkdown } from '../core/draft-text.ts';
import {
  approveSeededDraft,
  publishSeededDraft,
  seedDraft,
  seedEditor,
  type SeededDraft,
  type SeededEditor,
} from './harness/seed-draft.ts';
import { openTestStore, type TestStore } from './harness/store.ts';

let store: TestStore;
let editor: SeededEditor;
beforeAll(async () => {
  // As the owner, whom no grant keeps out: what holds against it holds against every role.
  store = await openTestStore({ as: 'owner' });
});
beforeEach(async () => {
  editor = await seedEditor(store.database);
});
afterAll(() => store.close());

/** What the database answers: `done`, a refusal of the door, or another error's SQLSTATE. */
async function answerTo(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return doorRefusal(error) ?? (error as { code?: string }).code ?? String(error);
  }
}
const run = (statement: RawBuilder<unknown>): Promise<string> => answerTo(statement.execute(store.database));

const decide = (
  draft: SeededDraft,
  decision: string,
  by: { token: string } = editor,
  shown: { revisionId?: string; sha256?: string } = {},
): Promise<string> =>
  run(
    sql`select newsroom.decide(${by.token}, ${newId('dc')}, ${shown.revisionId ?? draft.revisionId}, ${shown.sha256 ?? draft.sha256}, ${decision}, '{}'::jsonb)`,
  );
const attest = (draft: SeededDraft, ordinal: number, reason: string, by: { token: string } = editor): Promise<string> =>
  run(sql`select newsroom.attest(${by.token}, ${draft.revisionId}, ${ordinal}, ${reason})`);
const publish = (draft: SeededDraft, decisionId: string, other: { revisionId?: string; sha256?: string } = {}): Promise<string> =>
  run(sql`insert into publication (id, draft_id, revision_id, sha256, decision_id, decision, slug, editor_name)
    values (${newId('pb')}, ${draft.draftId}, ${other.revisionId ?? draft.revisionId}, ${other.sha256 ?? draft.sha256}, ${decisionId}, 'approve', ${newId('slug')}, 'Somebody')`);
const insertDecision = (draft: SeededDraft, decision: string, by: { editorId: string; sessionId: string }): Promise<string> =>
  run(sql`insert into decision (id, draft_id, number, revision_id, sha256, decision, editor_id, session_id, notes)
    values (${newId('dc')}, ${draft.draftId}, 1, ${draft.revisionId}, ${draft.sha256}, ${decision}, ${by.editorId}, ${by.sessionId}, '{}')`);
const moveTo = (draft: SeededDraft, state: string): Promise<string> =>
  run(sql`update draft set state = ${state} where id = ${draft.draftId}`);

async function publications(): Promise<number> {
  const row = await store.database
    .selectFrom('publication')
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
async function stateOf(draft: SeededDraft): Promise<string> {
  return (await store.database.selectFrom('draft').select('state').where('id', '=', draft.draftId).executeTakeFirstOrThrow()).state;
}
async function edit(draft: SeededDraft, words = 'who waits'): Promise<string> {
  const edited = await saveEditorRevision(store.database, {
    draftId: draft.draftId,
    baseRevisionId: draft.revisionId,
    markdown: renderMarkdown(draft.document).replace('who passes', words),
    editorId: editor.editorId,
  });
  if (!edited.ok) throw new Error(edited.message);
  return edited.revisionId;
}

describe('through the door', () => {
  test('an attested and approved draft is published, once', async () => {
    const draft = await seedDraft(store.database, { failing: 2 });
    const decisionId = await approveSeededDraft(store.database, draft, editor);
    const before = await publications();
    await publishSeededDraft(store.database, draft, { decisionId, slug: newId('slug'), editorName: editor.name });
    expect(await publications()).toBe(before + 1);
    expect(await publish(draft, decisionId)).toBe('state-forbids');
    expect(await publications()).toBe(before + 1);
  });
});

describe('a publication by any other way', () => {
  test('inserted directly for a draft in review is refused', async () => {
    const draft = await seedDraft(store.database);
    expect(await publish(draft, 'dc_invented')).toBe('state-forbids');
  });

  test('under another hash, or another revision of the draft, is refused', async () => {
    const draft = await seedDraft(store.database);
    const decisionId = await approveSeededDraft(store.database, draft, editor);
    expect(await publish(draft, decisionId, { sha256: sha256('another text') })).toBe('text-differs');
    const other = await seedDraft(store.database);
    expect(await publish(draft, decisionId, { revisionId: other.revisionId, sha256: other.sha256 })).toBe('stale-revision');
  });

  test('names the editor who approved it, whatever name is inserted', async () => {
    const draft = await seedDraft(store.database);
    const decisionId = await approveSeededDraft(store.database, draft, editor);
    await publish(draft, decisionId);
    const row = await store.database
      .selectFrom('publication')
      .select('editor_name')
      .where('draft_id', '=', draft.draftId)
      .executeTakeFirstOrThrow();
    expect(row.editor_name).toBe(editor.name);
  });

  test('with another draft’s decision is refused', async () => {
    const [draft, other] = [await seedDraft(store.database), await seedDraft(store.database)];
    await approveSeededDraft(store.database, draft, editor);
    const foreign = await approveSeededDraft(store.database, other, editor);
    expect(await publish(draft, foreign)).toBe('not-latest-decision');
    expect(await publish(draft, 'dc_invented')).toBe('not-latest-decision');
  });

  test('after an edit voided the approval is refused, for the old revision and for the new one', async () => {
    const draft = await seedDraft(store.database);
    const decisionId = await approveSeededDraft(store.database, draft, editor);
    const revisionId = await edit(draft);
    expect(await stateOf(draft)).toBe('in-review');
    expect(await publish(draft, decisionId)).toBe('state-forbids');
    expect(await moveTo(draft, 'approved')).toBe('not-latest-decision');
    const fresh = await store.database.selectFrom('revision').select('sha256').where('id', '=', revisionId).executeTakeFirstOrThrow();
    expect(await publish(draft, decisionId, { revisionId, sha256: fresh.sha256 })).toBe('state-forbids');
  });

  test('is not had by moving a draft back to approved after its approval was voided', async () => {
    const draft = await seedDraft(store.database);
    const decisionId = await approveSeededDraft(store.database, draft, editor);
    expect(await moveTo(draft, 'in-review')).toBe('done');
    expect(await moveTo(draft, 'approved')).toBe('not-latest-decision');
    expect(await publish(draft, decisionId)).toBe('state-forbids');
    expect(await decide(draft, 'approve')).toBe('done');
    expect(await publish(draft, decisionId)).toBe('not-latest-decision');
  });

  test('of a decision that is not an approval cannot even be written down', async () => {
    const draft = await seedDraft(store.database);
    const decisionId = await approveSeededDraft(store.database, draft, editor);
    const answer = await run(sql`insert into publication (id, draft_id, revision_id, sha256, decision_id, decision, slug, editor_name)
      values (${newId('pb')}, ${draft.draftId}, ${draft.revisionId}, ${draft.sha256}, ${decisionId}, 'spike', ${newId('slug')}, 'Somebody')`);
    expect(answer).toBe('23514');
  });

  test('by moving a draft to published without a publication is refused', async () => {
    const draft = await seedDraft(store.database);
    await approveSeededDraft(store.database, draft, editor);
    expect(await moveTo(draft, 'published')).toBe('state-forbids');
  });
});

describe('an approval', () => {
  test('without an attestation for each failing sentence is refused, and the attestation needs a reason', async () => {
    const draft = await seedDraft(store.database, { failing: 2 });
    const [first = -1, second = -1] = draft.failing;
    expect(await decide(draft, 'approve')).toBe('missing-attestation');
    expect(await attest(draft, first, '  a ')).toBe('23514');
    expect(await attest(draft, first, 'stands in the printed edition')).toBe('done');
    expect(await decide(draft, 'approve')).toBe('missing-attestation');
    expect(await attest(draft, second, 'the minister confirmed it')).toBe('done');
    expect(await decide(draft, 'approve')).toBe('done');
  });

  test('before every sentence is checked is refused', async () => {
    const draft = await seedDraft(store.database, { checked: false });
    expect(await decide(draft, 'approve')).toBe('unchecked-sentences');
    await run(sql`insert into sentence_check (revision_id, ordinal, verdict, reasons, evidence, checker)
      values (${draft.revisionId}, 0, 'supported', '[]', '[]', 'test')`);
    expect(await decide(draft, 'approve')).toBe('unchecked-sentences');
  });

  test('of a text that is not the one shown, or of a revision that is not the latest, is refused', async () => {
    const draft = await seedDraft(store.database);
    expect(await decide(draft, 'approve', editor, { sha256: sha256('what the editor saw') })).toBe('text-differs');
    expect(await decide(draft, 'approve', editor, { revisionId: 'rv_invented' })).toBe('stale-revision');
    await edit(draft);
    expect(await decide(draft, 'approve')).toBe('stale-revision');
  });

  test('is given once: a second one, and one of a draft that is spiked, are refused', async () => {
    const [draft, spiked] = [await seedDraft(store.database), await seedDraft(store.database)];
    expect(await decide(draft, 'approve')).toBe('done');
    expect(await decide(draft, 'approve')).toBe('state-forbids');
    expect(await decide(spiked, 'spike')).toBe('done');
    expect(await decide(spiked, 'approve')).toBe('state-forbids');
    expect(await decide(spiked, 'publish')).toBe('state-forbids');
  });
});

describe('a decision without an editor’s live session', () => {
  test('is refused at the door: no such session, one that has ended, and a reader’s or a banned editor’s', async () => {
    const draft = await seedDraft(store.database, { failing: 1 });
    const banned = await seedEditor(store.database);
    await sql`update auth."user" set banned = true where id = ${banned.editorId}`.execute(store.database);
    const nobodies = [
      { token: '' },
      { token: 'invented' },
      await seedEditor(store.database, { expired: true }),
      await seedEditor(store.database, { role: 'none' }),
      banned,
    ];
    for (const nobody of nobodies) {
      expect(await decide(draft, 'spike', nobody)).toBe('no-editor-session');
      expect(await attest(draft, draft.failing[0] ?? -1, 'a long enough reason', nobody)).toBe('no-editor-session');
    }
    expect(await run(sql`select newsroom.decide(null, ${newId('dc')}, ${draft.revisionId}, ${draft.sha256}, 'spike', '{}'::jsonb)`)).toBe(
      'no-editor-session',
    );
  });

  test('is refused where it is inserted past the door, also under a real editor’s name', async () => {
    const draft = await seedDraft(store.database);
    const other = await seedEditor(store.database);
    const expired = await seedEditor(store.database, { expired: true });
    expect(await insertDecision(draft, 'approve', { editorId: 'nobody', sessionId: 'none' })).toBe('no-editor-session');
    expect(await insertDecision(draft, 'approve', { editorId: other.editorId, sessionId: editor.sessionId })).toBe('no-editor-session');
    expect(await insertDecision(draft, 'approve', expired)).toBe('no-editor-session');
    const attested = await run(sql`insert into attestation (revision_id, ordinal, editor_id, session_id, reason)
      values (${draft.revisionId}, 2, ${other.editorId}, 'none', 'a long enough reason')`);
    expect(attested).toBe('no-editor-session');
  });

  test('and one inserted past the door with a live session meets the same rules', async () => {
    const draft = await seedDraft(store.database, { failing: 1 });
    expect(await insertDecision(draft, 'approve', editor)).toBe('missing-attestation');
    expect(await insertDecision(draft, 'retract', editor)).toBe('state-forbids');
  });
});

describe('memory', () => {
  const tables = [
    'snapshot',
    'passage',
    'persona_version',
    'claim',
    'illustration',
    'revision',
    'citation',
    'sentence',
    'sentence_check',
    'rendering_check',
    'attestation',
    'decision',
    'publication',
    'audit',
  ];
  beforeAll(async () => {
    const by = await seedEditor(store.database);
    const draft = await seedDraft(store.database, { failing: 1 });
    const decisionId = await approveSeededDraft(store.database, draft, by);
    await publishSeededDraft(store.database, draft, { decisionId, slug: newId('slug'), editorName: by.name });
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await store.database
      .insertInto('illustration')
      .values({ sha256: sha256(bytes), media_type: 'image/svg+xml', bytes })
      .execute();
    const { id } = await store.database.selectFrom('claim').select('id').limit(1).executeTakeFirstOrThrow();
    const check: RenderingCheck = { claimId: id, verdict: 'supported', reasons: [], layers: [] };
    await insertRenderingChecks(store.database, draft.revisionId, [check], 'seed-1');
  });

  test('which pages were published before renderings were checked is told by the migration alone', async () => {
    const { id } = await store.owner.selectFrom('publication').select('id').limit(1).executeTakeFirstOrThrow();
    const insert = sql`insert into published_unchecked (publication_id) values (${id})`;
    expect(await answerTo(insert.execute(store.owner))).toBe('append-only');
    expect((await store.database.selectFrom('published_unchecked').selectAll().execute()).length).toBe(0);
  });

  test.each(tables)('rows of %s are never changed, removed or emptied out', async (name) => {
    const table = sql.table(name);
    const before = await sql<{ rows: string }>`select count(*) as rows from ${table}`.execute(store.database);
    expect(Number(before.rows[0]?.rows)).toBeGreaterThan(0);
    const column = {
      snapshot: 'language',
      passage: 'kind',
      audit: 'entry',
      citation: 'article_id',
      attestation: 'reason',
      illustration: 'media_type',
    }[name];
    const changed = sql.ref(
      column ?? (name.startsWith('sentence') || name === 'rendering_check' ? 'revision_id' : name === 'persona_version' ? 'version' : 'id'),
    );
    expect(await run(sql`update ${table} set ${changed} = ${changed}`)).toBe('append-only');
    expect(await run(sql`delete from ${table}`)).toBe('append-only');
    expect(await run(sql`truncate ${table} cascade`)).toBe('append-only');
    const after = await sql<{ rows: string }>`select count(*) as rows from ${table}`.execute(store.database);
    expect(after.rows).toEqual(before.rows);
  });

  test('not in a replica’s role either, and not by an upsert', async () => {
    const draft = await seedDraft(store.database);
    const answer = await answerTo(
      store.database.transaction().execute(async (transaction) => {
        await sql`set local session_replication_role = replica`.execute(transaction);
        await sql`update revision set content = 'other' where id = ${draft.revisionId}`.execute(transaction);
      }),
    );
    expect(answer).toBe('append-only');
    const snapshot = draft.articles[0];
    const upsert = sql`insert into snapshot (sha256, text, language) values (${snapshot?.snapshot}, ${snapshot?.text}, 'en')
      on conflict (sha256) do update set language = 'xx'`;
    expect(await run(upsert)).toBe('append-only');
  });

  test('a snapshot is named by its own text’s hash, and drafts are never removed', async () => {
    expect(await run(sql`insert into snapshot (sha256, text, language) values (${sha256('one')}, 'two', 'en')`)).toBe('23514');
    const draft = await seedDraft(store.database);
    expect(await run(sql`delete from draft where id = ${draft.draftId}`)).toBe('append-only');
    expect(await run(sql`truncate draft cascade`)).toBe('append-only');
    expect(await run(sql`update draft set persona_id = 'somebody-else' where id = ${draft.draftId}`)).toBe('append-only');
  });

  test('the hash of a revision is made by the database from its content', async () => {
    const draft = await seedDraft(store.database);
    const row = await store.database
      .selectFrom('revision')
      .select(['content', 'sha256'])
      .where('id', '=', draft.revisionId)
      .executeTakeFirstOrThrow();
    expect(row.sha256).toBe(sha256(row.content));
    expect(row.content).toBe(canonicalJson(draft.document));
    const forged = sql`insert into revision (id, draft_id, number, round, author_kind, content, sentence_count, sha256)
      values (${newId('rv')}, ${draft.draftId}, 2, 1, 'writer', '{}', 1, ${sha256('x')})`;
    expect(await run(forged)).toBe('428C9');
  });
});

describe('the states of a draft', () => {
  test('a draft in review goes nowhere without a decision', async () => {
    const draft = await seedDraft(store.database);
    const answers = new Map<string, string>();
    for (const state of draftStates) if (state !== 'in-review') answers.set(state, await moveTo(draft, state));
    expect([...answers.values()].filter((answer) => answer === 'done')).toEqual([]);
    expect(answers.get('approved')).toBe('not-latest-decision');
    expect(answers.get('changes-requested')).toBe('not-latest-decision');
    expect(answers.get('spiked')).toBe('not-latest-decision');
    for (const state of ['queued', 'drafting', 'published', 'failed', 'waiting-budget'])
      expect(answers.get(state), state).toBe('state-forbids');
    expect(await moveTo(draft, 'invented')).toBe('state-forbids');
  });

  test('a draft begins queued, and an ended one stays ended', async () => {
    const draft = await seedDraft(store.database);
    const born = sql`insert into draft (id, story_id, persona_id, state, writer) values (${newId('dr')}, ${draft.storyId}, 'another', 'approved', 'extractive')`;
    expect(await run(born)).toBe('state-forbids');
    await decide(draft, 'spike');
    for (const state of draftStates) if (state !== 'spiked') expect(await moveTo(draft, state), state).toBe('state-forbids');
  });

  test('there is at most one live draft for a story and an analyst', async () => {
    const draft = await seedDraft(store.database);
    const second = sql`insert into draft (id, story_id, persona_id, writer) values (${newId('dr')}, ${draft.storyId}, ${draft.personaId}, 'extractive')`;
    expect(await run(second)).toBe('23505');
    await decide(draft, 'spike');
    expect(await run(second)).toBe('done');
  });

  test('no revision is added to an approved or published draft, and none out of turn', async () => {
    const draft = await seedDraft(store.database);
    const revision = (number: number, kind: 'writer' | 'editor') => sql`
      insert into revision (id, draft_id, number, round, author_kind, editor_id, content, sentence_count)
      values (${newId('rv')}, ${draft.draftId}, ${number}, 1, ${kind}, ${kind === 'editor' ? editor.editorId : null}, '{}', 1)`;
    expect(await run(revision(3, 'editor'))).toBe('stale-revision');
    expect(await run(revision(1, 'editor'))).toBe('stale-revision');
    expect(await run(revision(2, 'writer'))).toBe('state-forbids');
    await approveSeededDraft(store.database, draft, editor);
    expect(await run(revision(2, 'editor'))).toBe('state-forbids');
  });
});

test('every step through the door stands in the audit log, in order', async () => {
  const draft = await seedDraft(store.database, { failing: 1 });
  const decisionId = await approveSeededDraft(store.database, draft, editor);
  await publishSeededDraft(store.database, draft, { decisionId, slug: newId('slug'), editorName: editor.name });
  const rows = await store.database.selectFrom('audit').select('entry').orderBy('seq').execute();
  const actions = rows
    .map((row) => JSON.parse(row.entry) as { action: string; subject: string })
    .filter((entry) => entry.subject === draft.draftId || entry.subject === draft.revisionId)
    .map((entry) => entry.action);
  expect(actions.filter((action) => action !== 'draft-moved')).toEqual([
    'draft-opened',
    'revision-written',
    'sentence-attested',
    'decision-approve',
    'published',
  ]);
});

describe('what may be added to a publication', () => {
  test('is no further sentence, and no correction or retraction that no editor decided', async () => {
    const draft = await seedDraft(store.database);
    const decisionId = await approveSeededDraft(store.database, draft, editor);
    await publishSeededDraft(store.database, draft, { decisionId, slug: newId('slug'), editorName: editor.name });
    const added = sql`insert into sentence (revision_id, ordinal, part, kind, text, members_only, claim_ids, citation_numbers)
      values (${draft.revisionId}, 999, 'headline', 'reported', 'Anything', false, '{}', '{}')`;
    expect(await run(added)).toBe('append-only');
    expect(await moveTo(draft, 'retracted')).toBe('not-latest-decision');
    expect(await moveTo(draft, 'corrected')).toBe('not-latest-decision');
    expect(await insertDecision(draft, 'retract', editor)).toBe('done');
    expect(await moveTo(draft, 'retracted')).toBe('done');
  });
});
