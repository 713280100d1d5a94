// A whole round by a language model: the real gateway over the wire to the played model, the real store, the real graph.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from '../agents/model/create-gateway.ts';
import { loadRoster } from '../agents/roster.ts';
import { createWriters } from '../agents/writers.ts';
import { readConfiguration } from '../core/configuration.ts';
import { createLogger } from '../core/logging.ts';
import { passes } from '../core/words.ts';
import { loadSampleWire } from '../sources/sample-wire/load.ts';
import { checkedSentences } from '../store/repositories/desk-evidence.ts';
import { findDeskDraft, listDrafts } from '../store/repositories/desk-drafts.ts';
import { openDraft } from '../store/repositories/drafts.ts';
import { latestRevision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { playedModelName, startPlayedModel, type PlayedModel } from '../test/harness/played-model/server.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { setupCheckpoints } from './checkpoints.ts';
import { createGraph, type RoundDependencies } from './graph.ts';
import { runRound } from './run-round.ts';

const events = loadSampleWire().events.filter((event) => event.newsworthy);
const personaId = 'halvard-brennick';
const never = new AbortController().signal;

let played: PlayedModel;
let test: TestStore;
let deps: RoundDependencies;
beforeAll(async () => {
  played = await startPlayedModel();
  test = await openTestStore();
  await setupCheckpoints(test.store);
  const settings = readConfiguration({
    environment: { OPENAI_BASE_URL: played.baseUrl },
    overrides: {
      models: {
        reader: playedModelName,
        writer: playedModelName,
        illustrator: playedModelName,
        prices: { [playedModelName]: { input: 1, output: 2 } },
      },
    },
  });
  const logger = createLogger({ level: 'silent', pretty: false });
  const gateway = createGateway({ settings, database: test.database, logger, backoffMs: 5 });
  const roster = await loadRoster(settings.personas.directory);
  const all = {
    database: test.database,
    store: test.store,
    writerFor: createWriters(settings, gateway, logger).writerFor,
    judgeFor: () => null,
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

async function draftOf(event: (typeof events)[number] | undefined): Promise<string> {
  if (event === undefined) throw new Error('no such event');
  const { storyId } = await seedStory(
    test.database,
    event.reports.map((report) => ({
      outlet: report.outlet.name,
      title: report.title,
      paragraphs: report.paragraphs,
      language: report.outlet.language,
      origin: report.agency ?? report.outlet.name,
    })),
  );
  const draftId = await inTransaction(test.database, (transaction) =>
    openDraft(transaction, { storyId, personaId, writer: 'language model' }),
  );
  if (draftId === null) throw new Error('a live draft is there already');
  return draftId;
}

async function read(draftId: string) {
  const revision = await latestRevision(test.database, draftId);
  if (revision === null) throw new Error('no revision');
  const sentences = await checkedSentences(test.database, revision.id);
  const failing = sentences.filter((sentence) => sentence.check === null || !passes(sentence.check.verdict));
  return { revision, sentences, failing };
}

describe('a round by a language model', () => {
  it('brings a story to review, every sentence checked, and says which model wrote it', async () => {
    const draftId = await draftOf(events[0]);
    expect(await runRound(deps, { draftId, round: 1 }, never)).toMatchObject({ outcome: 'in-review' });
    const { revision, sentences, failing } = await read(draftId);
    const host = new URL(played.baseUrl).host;
    expect(revision.document.writer).toEqual({ kind: 'model', name: `${playedModelName} at ${host}` });
    expect(sentences.length).toBeGreaterThan(12);
    expect(failing.map((sentence) => [sentence.text, sentence.check?.reasons])).toEqual([]);
    expect((await findDeskDraft(test.database, draftId))?.writer).toBe(`language model ${playedModelName} at ${host}`);
    expect((await listDrafts(test.database)).find((draft) => draft.id === draftId)?.writer).toBe(
      `language model ${playedModelName} at ${host}`,
    );
  });

  it('goes on without the one report whose answers cannot be used, and names its outlet on the draft', async () => {
    const draftId = await draftOf(events[1]);
    played.misbehave({ kind: 'refusal', task: 'extract-claims' });
    expect(await runRound(deps, { draftId, round: 1 }, never)).toMatchObject({ outcome: 'in-review' });
    const draft = await findDeskDraft(test.database, draftId);
    const unread = draft?.flags.filter((flag) => flag.startsWith('source-unread: ')) ?? [];
    expect(unread).toHaveLength(1);
    const [outlet] = unread.map((flag) => flag.slice('source-unread: '.length));
    expect((await read(draftId)).revision.document.citations.map((citation) => citation.outlet)).not.toContain(outlet);
  });

  it('hands an invented quotation in only where no revision could mend it, failing its check', async () => {
    const draftId = await draftOf(events[2]);
    played.misbehave({ kind: 'invented-quotation', task: 'write-draft' });
    expect(await runRound(deps, { draftId, round: 1 }, never)).toMatchObject({ outcome: 'in-review' });
    expect(played.calls.some((call) => call.task === 'revise-sentences')).toBe(true);
    expect((await read(draftId)).failing).toEqual([]);
  });
});
