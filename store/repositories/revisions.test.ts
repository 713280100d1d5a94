import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { newId } from '../../core/hash.ts';
import { renderMarkdown, sentencesOf } from '../../core/draft-text.ts';
import type { RevisionDocument } from '../../core/revision.ts';
import { seedStory } from '../../test/harness/seed-articles.ts';
import { seedEditor } from '../../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import type { RevisionSentence } from '../revision-sentence.ts';
import { inTransaction } from '../transactions.ts';
import { insertClaims } from './claims.ts';
import { findDraft, moveDraft, openDraft } from './drafts.ts';
import { findRevision, insertChecks, insertRevision, latestRevision, revisionSentences, saveEditorRevision } from './revisions.ts';

const text = `# Harbour levy doubled[^1]

_Two capitals read one clause in two ways._[^2]

The Courier reports that “the levy doubles”.[^1] The Gazette says that “nobody agreed”.[^2]

> Members are reading: What the clause hides

<!--members-only-->

## Behind the clause

The Courier adds that “ships wait”.[^1]

<!--/members-only-->
`;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

/** A draft in review with one revision: three claims, two sources. */
async function seedReview(): Promise<{
  draftId: string;
  revisionId: string;
  document: RevisionDocument;
  claims: { a: string; b: string; c: string };
}> {
  const { database } = test;
  const story = await seedStory(database, [
    { outlet: 'Courier', title: 'Levy', paragraphs: [`So the levy doubles. ${newId('x')} Then ships wait.`] },
    { outlet: 'Gazette', title: 'No deal', paragraphs: [`But nobody agreed. ${newId('x')}`] },
  ]);
  const articles = await database
    .selectFrom('article')
    .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
    .select(['article.id', 'article.url', 'article.outlet', 'article.title', 'snapshot.sha256', 'snapshot.text'])
    .where('story_id', '=', story.storyId)
    .orderBy('article.outlet')
    .execute();
  const claim = (outlet: string, quote: string) => {
    const article = articles.find((row) => row.outlet === outlet);
    if (article === undefined) throw new Error(outlet);
    const start = article.text.indexOf(quote);
    const base = { id: newId('cl'), articleId: article.id, snapshot: article.sha256, start, end: start + quote.length, quote };
    return {
      ...base,
      english: null,
      language: 'en',
      kind: 'event' as const,
      attribution: [{ kind: 'outlet' as const, name: outlet, role: null }],
      origin: outlet,
      spoken: false,
      extractor: 'test',
    };
  };
  const [a, b, c] = [claim('Courier', 'the levy doubles'), claim('Gazette', 'nobody agreed'), claim('Courier', 'ships wait')];
  const citations = articles.map((article, index) => ({
    number: index + 1,
    articleId: article.id,
    snapshot: article.sha256,
    url: article.url,
    outlet: article.outlet,
    title: article.title,
    publishedAt: '2026-03-14T08:00:00.000Z',
    language: 'en',
    origin: article.outlet,
    claims: [a, b, c].filter((one) => one.articleId === article.id).map(({ id, start, end }) => ({ id, start, end })),
  }));
  const illustration = {
    sha256: 'a'.repeat(64),
    mediaType: 'image/svg+xml' as const,
    caption: 'Generated image related to: Harbour levy doubled',
    alternative: 'Shapes',
  };
  const document: RevisionDocument = {
    version: 1,
    language: 'en',
    persona: { id: 'p', version: '1' },
    writer: { kind: 'extractive', name: 'test' },
    text,
    citations,
    illustration,
  };
  const claimsOf: Record<string, string[]> = { headline: [a.id], deck: [b.id], caption: [a.id] };
  const byWords: [string, string][] = [
    ['levy doubles', a.id],
    ['nobody', b.id],
    ['ships wait', c.id],
  ];
  const sentences: RevisionSentence[] = sentencesOf(document).map((sentence) => {
    const claimIds = claimsOf[sentence.part] ?? byWords.filter(([words]) => sentence.text.includes(words)).map(([, id]) => id);
    return {
      ordinal: sentence.ordinal,
      part: sentence.part,
      text: sentence.text,
      membersOnly: sentence.membersOnly,
      citations: [...sentence.citations],
      kind: claimIds.length > 0 && sentence.part === 'body' ? 'quotation' : 'transition',
      claimIds,
    };
  });
  return inTransaction(database, async (transaction) => {
    await insertClaims(transaction, [a, b, c]);
    const draftId = await openDraft(transaction, { storyId: story.storyId, personaId: 'p', writer: 'test' });
    if (draftId === null) throw new Error('no draft');
    await moveDraft(transaction, draftId, { state: 'drafting' });
    const revisionId = await insertRevision(transaction, { draftId, round: 1, editorId: null, document, sentences });
    await moveDraft(transaction, draftId, { state: 'in-review' });
    return { draftId, revisionId, document, claims: { a: a.id, b: b.id, c: c.id } };
  });
}

describe('saving an editor’s revision', () => {
  it('keeps kind and claims of untouched sentences and ties changed ones to all claims of their footnotes', async () => {
    const { draftId, revisionId, document, claims } = await seedReview();
    const markdown = renderMarkdown(document)
      .replace('The Courier reports that “the levy doubles”.', 'The levy doubles, the Courier reports.')
      .replaceAll('\n', '\r\n');
    const saved = await saveEditorRevision(test.database, { draftId, baseRevisionId: revisionId, markdown, editorId: 'ed' });
    expect(saved).toMatchObject({ ok: true, number: 2 });
    if (!saved.ok) return;
    const sentences = await revisionSentences(test.database, saved.revisionId);
    expect(sentences.map((sentence) => [sentence.kind, sentence.claimIds])).toEqual([
      ['transition', [claims.a]],
      ['transition', [claims.b]],
      ['edited', [claims.a, claims.c]],
      ['quotation', [claims.b]],
      ['transition', []],
      ['transition', []],
      ['quotation', [claims.c]],
      ['transition', [claims.a]],
    ]);
    const revision = await findRevision(test.database, saved.revisionId);
    expect(revision).toMatchObject({ authorKind: 'editor', editorId: 'ed', round: 1 });
    expect(revision?.document.text).not.toContain('[^1]:');
    expect(revision?.document.illustration).toEqual(document.illustration);
    const jobs = await test.database
      .selectFrom('outbox')
      .select(['payload'])
      .where('job', '=', 'check-revision')
      .where('job_id', '=', `check-${saved.revisionId}`)
      .execute();
    expect(jobs).toEqual([{ payload: { revisionId: saved.revisionId } }]);
  });

  it('numbers footnotes anew in order of first use and drops those no longer marked', async () => {
    const { draftId, revisionId, claims } = await seedReview();
    const markdown = '# No deal\n\n_Two capitals read one clause in two ways._[^2]\n\nThe Gazette says that “nobody agreed”.[^2]\n';
    const saved = await saveEditorRevision(test.database, { draftId, baseRevisionId: revisionId, markdown, editorId: 'ed' });
    if (!saved.ok) throw new Error(saved.message);
    const document = (await findRevision(test.database, saved.revisionId))?.document;
    expect(document?.text).toContain('“nobody agreed”.[^1]');
    expect(document?.citations.map((citation) => [citation.number, citation.outlet, citation.claims.map((claim) => claim.id)])).toEqual([
      [1, 'Gazette', [claims.b]],
    ]);
    expect(document?.illustration?.caption).toBe('Generated image related to: No deal');
    const sentences = await revisionSentences(test.database, saved.revisionId);
    expect(sentences.map((sentence) => [sentence.part, sentence.kind, sentence.citations])).toEqual([
      ['headline', 'edited', []],
      ['deck', 'transition', [1]],
      ['body', 'quotation', [1]],
      ['caption', 'transition', []],
    ]);
  });

  it('treats the same words on another source as edited', async () => {
    const { draftId, revisionId, document, claims } = await seedReview();
    const markdown = document.text.replace('“nobody agreed”.[^2]', '“nobody agreed”.[^1]');
    const saved = await saveEditorRevision(test.database, { draftId, baseRevisionId: revisionId, markdown, editorId: 'ed' });
    if (!saved.ok) throw new Error(saved.message);
    expect((await revisionSentences(test.database, saved.revisionId))[3]).toMatchObject({
      kind: 'edited',
      claimIds: [claims.a, claims.c],
      citations: [1],
    });
  });

  it('refuses footnotes that are not there and text that does not fit, with lines, and writes nothing', async () => {
    const { draftId, revisionId, document } = await seedReview();
    const markdown = `${document.text}\nA new one.[^7] See [this](https://evil.example).\n\nAnd[^x] a \0 here.\n`;
    const saved = await saveEditorRevision(test.database, { draftId, baseRevisionId: revisionId, markdown, editorId: 'ed' });
    expect(saved).toMatchObject({ ok: false, code: 'text-problems' });
    if (!saved.ok && saved.code === 'text-problems') {
      const line = document.text.split('\n').length;
      expect(saved.problems.map((problem) => problem.line)).toEqual([line + 1, line + 1, line + 3, line + 3]);
    }
    expect((await latestRevision(test.database, draftId))?.id).toBe(revisionId);
  });

  it('refuses words in a footnote’s definition, where they would be lost, and definitions of another revision', async () => {
    const { draftId, revisionId } = await seedReview();
    const base = await findRevision(test.database, revisionId);
    if (base === null) throw new Error('no revision');
    const whole = renderMarkdown(base.document);
    const save = (markdown: string) => saveEditorRevision(test.database, { draftId, baseRevisionId: revisionId, markdown, editorId: 'ed' });
    const changed = whole.replace('The Courier adds', 'The Courier says');
    const swapped = changed.replace('[^1]:', '[^9]:').replace('[^2]:', '[^1]:').replace('[^9]:', '[^2]:');
    expect(await save(swapped)).toMatchObject({ ok: false, code: 'text-problems', problems: [{}, {}] });
    expect(await save(changed.replace(/(\[\^1\]:.*)/, '$1 And more.'))).toMatchObject({ ok: false, code: 'text-problems' });
    expect(await save(changed.replace('\n\n', '\n\n  [^1]: Words that nobody would see.\n\n'))).toMatchObject({
      ok: false,
      code: 'text-problems',
    });
    expect(await save(changed)).toMatchObject({ ok: true });
  });

  it('refuses characters that nobody sees, also as entities, in sentences that the editor wrote', async () => {
    const { draftId, revisionId, document } = await seedReview();
    for (const hidden of ['\u202e', '&#x202e;', '\u200b', '&shy;']) {
      const markdown = document.text.replace('ships wait', `ships wait ${hidden}05`);
      const result = await saveEditorRevision(test.database, { draftId, baseRevisionId: revisionId, markdown, editorId: 'ed' });
      expect(result, hidden).toMatchObject({ ok: false, code: 'text-problems' });
    }
  });

  it('refuses unchanged text, also with the definitions and other line ends', async () => {
    const { draftId, revisionId, document } = await seedReview();
    const markdown = renderMarkdown(document).replaceAll('\n', '\r\n');
    expect(await saveEditorRevision(test.database, { draftId, baseRevisionId: revisionId, markdown, editorId: 'ed' })).toMatchObject({
      ok: false,
      code: 'unchanged',
    });
  });

  it('refuses an edit of a revision that is no longer the latest, and one of two edits at once', async () => {
    const { draftId, revisionId, document } = await seedReview();
    const edits = ['one', 'two'].map((word) =>
      saveEditorRevision(test.database, {
        draftId,
        baseRevisionId: revisionId,
        markdown: `${document.text}\nWord ${word}.\n`,
        editorId: 'ed',
      }),
    );
    const results = await Promise.all(edits);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const winner = results.find((result) => result.ok);
    expect(results.find((result) => !result.ok)).toMatchObject({
      code: 'stale-revision',
      latestRevisionId: winner?.ok === true ? winner.revisionId : '',
    });
  });

  it('refuses a draft that is being written', async () => {
    const { draftId, revisionId, document } = await seedReview();
    await sql`alter table draft disable trigger draft_guard`.execute(test.owner);
    await sql`update draft set state = 'drafting' where id = ${draftId}`.execute(test.owner);
    await sql`alter table draft enable always trigger draft_guard`.execute(test.owner);
    const saved = await saveEditorRevision(test.database, {
      draftId,
      baseRevisionId: revisionId,
      markdown: `${document.text}\nMore.\n`,
      editorId: 'ed',
    });
    expect(saved).toMatchObject({ ok: false, code: 'state-forbids', state: 'drafting' });
  });

  it('voids an approval', async () => {
    const { draftId, revisionId, document } = await seedReview();
    const { database } = test;
    const sentences = await revisionSentences(database, revisionId);
    await insertChecks(
      database,
      revisionId,
      sentences.map(({ ordinal }) => ({ ordinal, verdict: 'supported', reasons: [], evidence: [], layers: [] })),
      'test',
    );
    const { token } = await seedEditor(database);
    const revision = await findRevision(database, revisionId);
    await sql`select decide(${token}, ${newId('dc')}, ${revisionId}, ${revision?.sha256 ?? ''}, 'approve', '{}'::jsonb)`.execute(database);
    expect((await findDraft(database, draftId))?.state).toBe('approved');
    const saved = await saveEditorRevision(database, {
      draftId,
      baseRevisionId: revisionId,
      markdown: `${document.text}\nMore of it.\n`,
      editorId: 'ed',
    });
    expect(saved.ok).toBe(true);
    expect((await findDraft(database, draftId))?.state).toBe('in-review');
  });
});
