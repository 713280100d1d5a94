import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { createExtractiveWriter } from '../agents/extractive/writer.ts';
import { NewsroomError } from '../core/errors.ts';
import { newId } from '../core/hash.ts';
import { createLogger } from '../core/logging.ts';
import type { Persona } from '../core/persona.ts';
import { settingsSchema } from '../core/settings.ts';
import { loadSampleWire } from '../sources/sample-wire/load.ts';
import { openDraft } from '../store/repositories/drafts.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { latestRevision, revisionSentences, saveEditorRevision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { seedEditor } from '../test/harness/seed-draft.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { setupCheckpoints } from './checkpoints.ts';
import { failDraft } from './fail-draft.ts';
import { createGraph, type RoundDependencies } from './graph.ts';
import { recheckRevision } from './recheck-revision.ts';
import { runRound } from './run-round.ts';
import { ada } from '../test/harness/test-persona.ts';

const persona: Persona = { ...ada, beats: [{ name: 'harbours', terms: ['harbour', 'levy', 'strait'] }], regions: [] };
const never = new AbortController().signal;
const events = loadSampleWire().events.filter((event) => event.newsworthy);

let test: TestStore;
let deps: RoundDependencies;
beforeAll(async () => {
  test = await openTestStore();
  await setupCheckpoints(test.store);
  const settings = settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}])));
  const writer = createExtractiveWriter(settings.writer);
  const base = {
    database: test.database,
    store: test.store,
    writerFor: () => writer,
    judgeFor: () => null,
    personas: () => persona,
    settings,
    processId: 'process-1',
  };
  const all = { ...base, logger: createLogger({ level: 'silent', pretty: false }) };
  deps = { ...all, graph: createGraph(all) };
});
afterAll(() => test.close());

async function draftOf(event: (typeof events)[number]): Promise<{ draftId: string; articleIds: string[] }> {
  const reports = event.reports.map((report) => ({
    outlet: report.outlet.name,
    title: report.title,
    paragraphs: report.paragraphs,
    language: report.outlet.language,
    origin: report.agency ?? report.outlet.name,
  }));
  const story = await seedStory(test.database, reports);
  const draftId = await inTransaction(test.database, (transaction) =>
    openDraft(transaction, { storyId: story.storyId, personaId: persona.id, writer: 'extractive' }),
  );
  if (draftId === null) throw new Error('a live draft is there');
  return { draftId, articleIds: story.articleIds };
}

describe('the extractive writer in the graph', () => {
  it('brings most events of the sample wire to review with every sentence checked, and says why where it cannot', async () => {
    const outcomes: string[] = [];
    for (const event of events) {
      const { draftId } = await draftOf(event);
      const result = await runRound(deps, { draftId, round: 1 }, never);
      outcomes.push(result.outcome === 'failed' ? result.code : result.outcome);
      if (result.outcome !== 'in-review') continue;
      const sentences = await revisionSentences(test.database, result.revisionId);
      const checks = await test.database
        .selectFrom('sentence_check')
        .select('ordinal')
        .where('revision_id', '=', result.revisionId)
        .execute();
      expect(checks).toHaveLength(sentences.length);
      const factual = sentences.filter((sentence) => sentence.kind === 'reported' || sentence.kind === 'quotation');
      expect(factual.length).toBeGreaterThan(5);
      for (const sentence of factual) expect(sentence.citations.length).toBeGreaterThan(0);
    }
    expect(outcomes.filter((outcome) => outcome === 'in-review').length).toBeGreaterThanOrEqual(4);
    expect(outcomes.filter((outcome) => outcome !== 'in-review' && outcome !== 'too-little-evidence')).toEqual([]);
  });

  it('lets the story of a draft that failed be assigned again where an article came while it was written', async () => {
    const [event] = events;
    if (event === undefined) throw new Error('no event');
    for (const came of [false, true]) {
      const { draftId } = await draftOf({ ...event, reports: event.reports.slice(0, 1) });
      const { story_id: storyId } = await test.database
        .selectFrom('draft')
        .select('story_id')
        .where('id', '=', draftId)
        .executeTakeFirstOrThrow();
      await test.database.updateTable('story').set({ assigned_at: new Date() }).where('id', '=', storyId).execute();
      if (came)
        await test.owner
          .updateTable('draft')
          .set({ flags: JSON.stringify(['new-articles: 1']) })
          .where('id', '=', draftId)
          .execute();
      expect(await runRound(deps, { draftId, round: 1 }, never)).toEqual({ outcome: 'failed', code: 'too-little-evidence' });
      const story = await test.database.selectFrom('story').select('assigned_at').where('id', '=', storyId).executeTakeFirstOrThrow();
      expect(story.assigned_at === null).toBe(came);
    }
  });

  it('has no problem left with drafts that failed, once another brings their story to review', async () => {
    const event = events.find((one) => one.reports.length >= 5);
    if (event === undefined) throw new Error('no event');
    const { draftId } = await draftOf(event);
    expect(await failDraft(deps, { draftId, round: 1 }, new NewsroomError('too-little-evidence', 'too little'))).toBe(true);
    const problemsOf = async () => (await openProblems(test.database)).filter(({ subject }) => subject === draftId);
    expect(await problemsOf()).toHaveLength(1);
    const { story_id: storyId } = await test.database
      .selectFrom('draft')
      .select('story_id')
      .where('id', '=', draftId)
      .executeTakeFirstOrThrow();
    const again = await inTransaction(test.database, (transaction) =>
      openDraft(transaction, { storyId, personaId: persona.id, writer: 'extractive' }),
    );
    expect((await runRound(deps, { draftId: again ?? '', round: 1 }, never)).outcome).toBe('in-review');
    expect(await problemsOf()).toEqual([]);
  });

  it('keeps an editor’s sentence through a second round and leaves an excluded source out', async () => {
    const [event] = events;
    if (event === undefined) throw new Error('no event');
    const { draftId } = await draftOf(event);
    await runRound(deps, { draftId, round: 1 }, never);
    const base = await latestRevision(test.database, draftId);
    if (base === null) throw new Error('no revision');
    const own = 'An editor wrote this sentence.';
    const mark = base.document.text.indexOf('[^1]', base.document.text.indexOf('_\n'));
    const markdown = `${base.document.text.slice(0, mark)}[^1] ${own}[^1]${base.document.text.slice(mark + 4)}`;
    const saved = await saveEditorRevision(test.database, { draftId, baseRevisionId: base.id, markdown, editorId: 'ed' });
    if (!saved.ok) throw new Error(saved.message);
    await recheckRevision(deps, saved.revisionId, never);
    const excluded = base.document.citations.at(-1)?.articleId;
    const revision = await latestRevision(test.database, draftId);
    const { token } = await seedEditor(test.database);
    const notes = { dropSentences: [], excludeSources: [excluded], preferSources: [], comment: null };
    await sql`select decide(${token}, ${newId('dc')}, ${revision?.id}, ${revision?.sha256}, 'request-changes', ${JSON.stringify(notes)}::jsonb)`.execute(
      test.database,
    );
    const result = await runRound(deps, { draftId, round: 2 }, never);
    if (result.outcome !== 'in-review') throw new Error(JSON.stringify(result));
    const after = await latestRevision(test.database, draftId);
    expect(after?.document.citations.map((citation) => citation.articleId)).not.toContain(excluded);
    const sentences = await revisionSentences(test.database, result.revisionId);
    expect(sentences.find((sentence) => sentence.text === own)?.kind).toBe('edited');
  });
});
