// The judge's layer in whole rounds: the extractive writer writes, the played model judges over the wire.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from '../agents/model/create-gateway.ts';
import { createExtractiveWriter } from '../agents/extractive/writer.ts';
import { loadRoster } from '../agents/roster.ts';
import { createJudges } from '../agents/writers.ts';
import { readConfiguration } from '../core/configuration.ts';
import { createLogger } from '../core/logging.ts';
import { loadSampleWire } from '../sources/sample-wire/load.ts';
import { checkedSentences } from '../store/repositories/desk-evidence.ts';
import { findDraft, openDraft } from '../store/repositories/drafts.ts';
import { latestRevision, saveEditorRevision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { playedModelName, startPlayedModel, type PlayedModel } from '../test/harness/played-model/server.ts';
import { seedEditor } from '../test/harness/seed-draft.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { setupCheckpoints } from './checkpoints.ts';
import { createGraph, type RoundDependencies } from './graph.ts';
import { recheckRevision } from './recheck-revision.ts';
import { runRound } from './run-round.ts';

const event = loadSampleWire().events.find((one) => one.newsworthy);
const never = new AbortController().signal;

let played: PlayedModel;
let test: TestStore;
let deps: RoundDependencies;
let ids: string[];
beforeAll(async () => {
  played = await startPlayedModel();
  test = await openTestStore();
  await setupCheckpoints(test.store);
  const settings = readConfiguration({
    environment: { OPENAI_BASE_URL: played.baseUrl },
    // Without revision, so that what fails stands before the editor.
    overrides: { writer: { revisionLoops: 0 }, models: { judge: playedModelName, prices: { [playedModelName]: { input: 1, output: 2 } } } },
  });
  const logger = createLogger({ level: 'silent', pretty: false });
  const gateway = createGateway({ settings, database: test.database, logger, backoffMs: 5 });
  const roster = await loadRoster(settings.personas.directory);
  ids = roster.personas.map((persona) => persona.id);
  const writer = createExtractiveWriter(settings.writer);
  const all = {
    database: test.database,
    store: test.store,
    writerFor: () => writer,
    judgeFor: createJudges(settings, gateway, logger),
    personas: (id: string) => roster.get(id) ?? undefined,
    settings,
    processId: 'process-1',
    logger,
  };
  deps = { ...all, graph: createGraph(all) };
});
beforeEach(() => played.reset());
afterAll(async () => {
  await test.close();
  await played.close();
});

let story: Promise<{ storyId: string }> | null = null;

/** A draft of the one story by the next persona, in review. */
async function draft(): Promise<string> {
  if (event === undefined) throw new Error('no event');
  story ??= seedStory(
    test.database,
    event.reports.map((report) => ({
      outlet: report.outlet.name,
      title: report.title,
      paragraphs: report.paragraphs,
      language: report.outlet.language,
      origin: report.agency ?? report.outlet.name,
    })),
  );
  const { storyId } = await story;
  const personaId = ids.shift() ?? '';
  const draftId = await inTransaction(test.database, (transaction) => openDraft(transaction, { storyId, personaId, writer: 'extractive' }));
  if (draftId === null) throw new Error('a live draft is there already');
  expect(await runRound(deps, { draftId, round: 1 }, never)).toMatchObject({ outcome: 'in-review' });
  return draftId;
}

async function sentencesOf(draftId: string) {
  const revision = await latestRevision(test.database, draftId);
  if (revision === null) throw new Error('no revision');
  return { revision, sentences: await checkedSentences(test.database, revision.id) };
}

const judgedOf = (sentence: Awaited<ReturnType<typeof sentencesOf>>['sentences'][number] | undefined) =>
  sentence?.check?.layers.find(({ layer }) => layer === 'judge');

describe('the judge', () => {
  it('gives each statement of fact a second verdict, resting on words that stand in its passages', async () => {
    const { sentences } = await sentencesOf(await draft());
    const judged = sentences.filter((sentence) => judgedOf(sentence) !== undefined);
    expect(judged.length).toBeGreaterThan(5);
    for (const sentence of sentences) {
      expect(sentence.check?.layers[0]?.layer).toBe('rules');
      // A caption of the newsroom's own states no fact of a passage.
      expect(judgedOf(sentence) === undefined).toBe(sentence.check?.verdict === 'opinion' || sentence.part === 'caption');
      expect(sentence.check?.checker).toMatch(/^first-layer\/\d+(, judge played-model at .*)?$/);
    }
    for (const sentence of judged) expect(judgedOf(sentence)).toMatchObject({ verdict: 'supported', evidence: [expect.any(Object)] });
    expect(played.calls.every(({ task }) => task === 'judge-sentences')).toBe(true);
  });

  it('is shown where it disagrees: the graver verdict stands, with both', async () => {
    played.misbehave({ kind: 'judged-contradicted', task: 'judge-sentences', times: null });
    const { sentences } = await sentencesOf(await draft());
    const against = sentences.find(({ check }) => check?.verdict === 'contradicted');
    expect(against?.check?.layers.flatMap((layer) => (layer.layer === 'score' ? [] : [layer.verdict]))).toEqual([
      'supported',
      'contradicted',
    ]);
    expect(against?.check?.reasons.join()).toMatch(
      /the judge \(played-model at .*\) holds it contradicted: .*the rules found nothing wrong/,
    );
    expect(against?.check?.evidence.some(({ role }) => role === 'contradicts')).toBe(true);
  });

  it.each([
    ['judged-by-no-words', /rests on words that stand in none of its passages/],
    ['judged-too-few', /gave no verdict on it/],
    ['refusal', /gave no answer that can be used/],
  ] as const)('%s: what it leaves undecided does not pass', async (kind, reason) => {
    played.misbehave({ kind, task: 'judge-sentences', times: null });
    const { sentences } = await sentencesOf(await draft());
    const undecided = sentences.filter(({ check }) => check?.verdict === 'unverified');
    expect(undecided.length).toBeGreaterThan(0);
    for (const { check } of undecided) expect(check?.reasons.join()).toMatch(reason);
  });

  it('over its cap leaves what an editor changed unverified, with the rules’ verdicts, and is asked when there is room', async () => {
    const draftId = await draft();
    const { editorId } = await seedEditor(test.database);
    const save = async (change: (text: string) => string): Promise<string> => {
      const { revision } = await sentencesOf(draftId);
      const markdown = change(revision.document.text);
      const saved = await saveEditorRevision(test.database, { draftId, baseRevisionId: revision.id, markdown, editorId });
      if (!saved.ok) throw new Error(saved.message);
      return saved.revisionId;
    };
    const [changed = '-', another = '-'] = (await sentencesOf(draftId)).sentences.flatMap(({ part, kind, text }) =>
      part === 'body' && kind !== 'transition' ? [text] : [],
    );
    const known = (text: string): string => text.replace(/\.$/, ', as is known.');
    const own = known(changed);
    const first = await save((text) => text.replace(changed, own));
    const settings = { ...deps.settings, budget: { ...deps.settings.budget, dayTokens: 1 } };
    const gateway = createGateway({ settings, database: test.database, logger: deps.logger, backoffMs: 5 });
    const before = played.calls.length;
    await recheckRevision({ ...deps, judgeFor: createJudges(settings, gateway, deps.logger) }, first, never);
    expect(played.calls).toHaveLength(before);
    const { sentences } = await sentencesOf(draftId);
    expect(sentences.every(({ check }) => check?.layers[0]?.layer === 'rules')).toBe(true);
    const undecided = sentences.filter((sentence) => judgedOf(sentence)?.reasons.join().startsWith('over budget, it was not asked'));
    expect(undecided.map(({ text }) => text)).toContain(own);
    for (const { check } of undecided) expect(check?.verdict === 'supported' || check?.verdict === 'opinion').toBe(false);

    await recheckRevision(deps, await save((text) => text.replace(another, known(another))), never);
    const again = (await sentencesOf(draftId)).sentences.find(({ text }) => text === own);
    expect(judgedOf(again)).toMatchObject({ verdict: 'supported' });
  });

  it('judges of an editor’s revision only what the editor changed', async () => {
    const draftId = await draft();
    const { revision, sentences } = await sentencesOf(draftId);
    const { editorId } = await seedEditor(test.database);
    const first = sentences.find(({ part, kind }) => part === 'body' && kind !== 'transition');
    const saved = await saveEditorRevision(test.database, {
      draftId,
      baseRevisionId: revision.id,
      markdown: revision.document.text.replace(first?.text ?? '-', `${first?.text.replace(/\.$/, '')}, as is known.`),
      editorId,
    });
    if (!saved.ok) throw new Error(saved.message);
    const before = played.calls.length;
    await recheckRevision(deps, saved.revisionId, never);
    const asked = played.calls.slice(before);
    expect(asked).toHaveLength(1);
    const after = (await sentencesOf(draftId)).sentences;
    expect(after.filter((sentence) => judgedOf(sentence) !== undefined).length).toBeGreaterThan(5);
    expect((await findDraft(test.database, draftId))?.state).toBe('in-review');
  });
});
