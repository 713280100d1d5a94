import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../core/draft-text.ts';
import { latestRevision, saveEditorRevision } from '../../store/repositories/revisions.ts';
import { editorAccount } from '../../test/harness/desk-client.ts';
import { approveSeededDraft, publishSeededDraft, seedDraft, seedEditor } from '../../test/harness/seed-draft.ts';
import { openDeskFixture, outboxOf, shown, stateOf, type DeskFixture } from '../../test/harness/desk-fixture.ts';

let fixture: DeskFixture;
let store: DeskFixture['store'];
let editor: DeskFixture['editor'];

beforeAll(async () => {
  fixture = await openDeskFixture();
  ({ store, editor } = fixture);
});
afterAll(() => fixture.close());

describe('deciding', () => {
  test('a failing sentence is attested with a reason, then the draft is approved and its publishing job waits', async () => {
    const draft = await seedDraft(store.database, { failing: 1 });
    const path = `/drafts/${draft.draftId}`;
    const early = await editor.post(`${path}/approve`, shown(draft));
    expect(early.status).toBe(409);
    expect(early.text).toContain('nobody has attested');
    const short = await editor.post(`${path}/sentences/${draft.failing[0]}/attest`, { revision: draft.revisionId, reason: 'ok' });
    expect(short.status).toBe(400);
    const attested = await editor.post(`${path}/sentences/${draft.failing[0]}/attest`, {
      revision: draft.revisionId,
      reason: 'Read against the ministry’s notice <b>',
    });
    expect(attested.location).toBe(`${path}?done=attested`);
    const page = await editor.get(`${path}?sentence=${draft.failing[0]}`);
    expect(page.text).toContain('Read against the ministry’s notice &lt;b&gt;');
    expect(page.text).not.toMatch(/<button[^>]*disabled/);
    const approved = await editor.post(`${path}/approve`, shown(draft));
    expect(approved.location).toBe(`${path}?done=approved`);
    expect(await stateOf(store, draft.draftId)).toBe('approved');
    const jobs = await outboxOf(store, 'publish-revision');
    expect(jobs.filter((job) => (job.payload as { draftId: string }).draftId === draft.draftId)).toHaveLength(1);
    expect((await editor.get(path)).text).toContain('Approved, being published');
    const twice = await editor.post(`${path}/approve`, shown(draft));
    expect(twice.status).toBe(409);
    expect(twice.text).toContain('another state');
  });

  test('a published draft links to its public page', async () => {
    const draft = await seedDraft(store.database);
    const signedIn = await seedEditor(store.database);
    const decisionId = await approveSeededDraft(store.database, draft, signedIn);
    await publishSeededDraft(store.database, draft, { decisionId, slug: `asper-${draft.draftId.slice(3)}`, editorName: signedIn.name });
    expect((await editor.get(`/drafts/${draft.draftId}`)).text).toContain(`/articles/asper-${draft.draftId.slice(3)}`);
  });

  test('changes are requested with what to drop, exclude and prefer, and the next round waits', async () => {
    const draft = await seedDraft(store.database);
    const [first, second] = draft.articles;
    const empty = await editor.post(`/drafts/${draft.draftId}/changes`, { ...shown(draft), comment: '' });
    expect(empty.status).toBe(400);
    const answer = await editor.post(`/drafts/${draft.draftId}/changes`, {
      ...shown(draft),
      'drop[]': ['4', '5'],
      [`source-${first?.id}`]: 'exclude',
      [`source-${second?.id}`]: 'prefer',
      comment: 'Lead with the count.',
    });
    expect(answer.location).toBe(`/drafts/${draft.draftId}?done=changes`);
    expect(await stateOf(store, draft.draftId)).toBe('changes-requested');
    const decision = await store.database
      .selectFrom('decision')
      .selectAll()
      .where('draft_id', '=', draft.draftId)
      .executeTakeFirstOrThrow();
    expect(decision.notes).toEqual({
      dropSentences: [4, 5],
      excludeSources: [first?.id],
      preferSources: [second?.id],
      comment: 'Lead with the count.',
    });
    const jobs = await outboxOf(store, 'draft-story');
    expect(jobs.map((job) => job.payload)).toContainEqual({ draftId: draft.draftId, personaId: draft.personaId, round: 2 });
  });

  test('a draft is spiked with a reason, and only when that is confirmed', async () => {
    const draft = await seedDraft(store.database);
    expect((await editor.post(`/drafts/${draft.draftId}/spike`, { ...shown(draft), reason: 'Overtaken by events' })).status).toBe(400);
    expect(await stateOf(store, draft.draftId)).toBe('in-review');
    await editor.post(`/drafts/${draft.draftId}/spike`, { ...shown(draft), reason: 'Overtaken by events', confirm: 'yes' });
    expect(await stateOf(store, draft.draftId)).toBe('spiked');
    expect((await editor.get(`/drafts/${draft.draftId}`)).text).toContain('Overtaken by events');
  });

  test('another text than the one shown, or a revision of another draft, is not approved', async () => {
    const [draft, other] = [await seedDraft(store.database), await seedDraft(store.database)];
    const changed = await editor.post(`/drafts/${draft.draftId}/approve`, { revision: draft.revisionId, sha256: other.sha256 });
    expect(changed.status).toBe(409);
    expect(changed.text).toContain('not the text that is stored');
    expect((await editor.post(`/drafts/${draft.draftId}/approve`, shown(other))).status).toBe(404);
    expect((await editor.post(`/drafts/${draft.draftId}/approve`, { revision: draft.revisionId })).status).toBe(400);
    expect([await stateOf(store, draft.draftId), await stateOf(store, other.draftId)]).toEqual(['in-review', 'in-review']);
  });
});

describe('editing', () => {
  test('an edit is a new revision that is checked again, and the old one can no longer be decided on', async () => {
    const draft = await seedDraft(store.database);
    const path = `/drafts/${draft.draftId}`;
    const form = await editor.get(`${path}/edit`);
    expect(form.text).toContain('[^1]');
    const markdown = renderMarkdown(draft.document).replace(
      'Whoever reads the gauge decides who passes.',
      'Whoever keeps the gauge decides who passes.',
    );
    // A browser ends lines of a text area by CR LF.
    const saved = await editor.post(`${path}/edit`, { base: draft.revisionId, markdown: markdown.replaceAll('\n', '\r\n') });
    expect(saved.location).toBe(`${path}?done=saved`);
    const latest = await latestRevision(store.database, draft.draftId);
    expect(latest?.number).toBe(2);
    expect(latest?.document.text).not.toContain('\r');
    const jobs = await outboxOf(store, 'check-revision');
    expect(jobs.map((job) => job.payload)).toContainEqual({ revisionId: latest?.id });
    const page = await editor.get(path);
    expect(page.text).toContain(`by ${editorAccount.name}`);
    expect(page.text).toContain('being checked');
    const stale = await editor.post(`${path}/approve`, shown(draft));
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('newer revision');
    const staleChanges = await editor.post(`${path}/changes`, { ...shown(draft), comment: 'A long and careful comment' });
    expect(staleChanges.status).toBe(409);
    expect(staleChanges.text).toContain('A long and careful comment');
    const staleAttestation = await editor.post(`${path}/sentences/2/attest`, { revision: draft.revisionId, reason: 'an older text' });
    expect(staleAttestation.status).toBe(409);
    const comparison = await editor.get(`${path}/compare?from=1&to=2`);
    expect(comparison.text).toContain('keeps the gauge');
    expect(comparison.text).toContain('reads the gauge');
    expect((await editor.get(`${path}?revision=${draft.revisionId}`)).text).toContain('an older one');
  });

  test('text that does not fit the form is refused with its lines, and stays in the text area', async () => {
    const draft = await seedDraft(store.database);
    const markdown = `${renderMarkdown(draft.document)}\n\nA claim from nowhere.[^9]\n\n<script>alert(1)</script>\n`;
    const answer = await editor.post(`/drafts/${draft.draftId}/edit`, { base: draft.revisionId, markdown });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/Line \d+: /);
    expect(answer.text).toContain('A claim from nowhere.[^9]');
    expect(answer.text).not.toContain('<script>alert');
    expect((await latestRevision(store.database, draft.draftId))?.number).toBe(1);
  });

  test('of two editors who edit at once the second sees both texts and loses none', async () => {
    const draft = await seedDraft(store.database);
    const colleague = await seedEditor(store.database, { name: 'Piet Corvin' });
    const markdown = renderMarkdown(draft.document);
    const theirs = await saveEditorRevision(store.database, {
      draftId: draft.draftId,
      baseRevisionId: draft.revisionId,
      markdown: markdown.replace('who passes', 'who waits'),
      editorId: colleague.editorId,
    });
    expect(theirs.ok).toBe(true);
    const mine = markdown.replace('Whoever reads', 'The one who reads');
    const answer = await editor.post(`/drafts/${draft.draftId}/edit`, { base: draft.revisionId, markdown: mine });
    expect(answer.status).toBe(409);
    for (const expected of ['Piet Corvin', 'The one who reads the gauge decides who passes', 'Whoever reads the gauge decides who waits'])
      expect(answer.text).toContain(expected);
    const latest = await latestRevision(store.database, draft.draftId);
    expect(answer.text).toContain(`name="base" value="${latest?.id}"`);
    const together = mine.replace('who passes', 'who waits');
    expect((await editor.post(`/drafts/${draft.draftId}/edit`, { base: latest?.id ?? '', markdown: together })).status).toBe(303);
  });

  test('an edit of an approved draft voids the approval', async () => {
    const draft = await seedDraft(store.database);
    await editor.post(`/drafts/${draft.draftId}/approve`, shown(draft));
    expect((await editor.get(`/drafts/${draft.draftId}/edit`)).text).toContain('voids the approval');
    const markdown = renderMarkdown(draft.document).replace('who passes', 'who waits');
    await editor.post(`/drafts/${draft.draftId}/edit`, { base: draft.revisionId, markdown });
    expect(await stateOf(store, draft.draftId)).toBe('in-review');
  });
});
