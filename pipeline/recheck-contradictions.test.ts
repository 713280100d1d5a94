// The check of an editor's revision, on a real store: what the round's other claims say against a sentence is shown with it, as the round
// found it for the sentences that the writer wrote.
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExtractiveWriter } from '../agents/extractive/writer.ts';
import { settingsSchema } from '../core/settings.ts';
import { loadSampleWire } from '../sources/sample-wire/load.ts';
import { checkedSentences, evidenceOf, type CheckedSentence } from '../store/repositories/desk-evidence.ts';
import { openDraft } from '../store/repositories/drafts.ts';
import { latestRevision, saveEditorRevision, type Revision } from '../store/repositories/revisions.ts';
import { inTransaction } from '../store/transactions.ts';
import { seedStory } from '../test/harness/seed-articles.ts';
import { seedDraft } from '../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { ada } from '../test/harness/test-persona.ts';
import { setupCheckpoints } from './checkpoints.ts';
import { createGraph } from './graph.ts';
import { recheckRevision } from './recheck-revision.ts';
import { runRound } from './run-round.ts';

const never = new AbortController().signal;
const logger = pino({ level: 'silent' });

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

async function recheck(revisionId: string): Promise<CheckedSentence[]> {
  await recheckRevision({ database: store.database, logger, judgeFor: () => null }, revisionId, never);
  return checkedSentences(store.database, revisionId);
}

/** The draft's text changed and saved by an editor, and checked. */
async function edited(draftId: string, change: (text: string) => string): Promise<{ revisionId: string; sentences: CheckedSentence[] }> {
  const base = await latestRevision(store.database, draftId);
  if (base === null) throw new Error('no revision');
  const markdown = change(base.document.text);
  const saved = await saveEditorRevision(store.database, { draftId, baseRevisionId: base.id, markdown, editorId: 'ed' });
  if (!saved.ok) throw new Error(saved.message);
  return { revisionId: saved.revisionId, sentences: await recheck(saved.revisionId) };
}

function withText(sentences: readonly CheckedSentence[], part: string): CheckedSentence {
  const found = sentences.find(({ text }) => text.includes(part));
  if (found === undefined) throw new Error(`no sentence has “${part}”`);
  return found;
}

const disputesOf = ({ check }: CheckedSentence): string[] =>
  check?.reasons.filter((reason) => reason.startsWith('the sources disagree')) ?? [];

async function quotedAgainst(revisionId: string, sentence: CheckedSentence): Promise<(readonly [string, string])[]> {
  const evidence = await evidenceOf(store.database, revisionId, sentence);
  return evidence.flatMap(({ outlet, claims }) => claims.filter((claim) => claim.against).map(({ quote }) => [outlet, quote] as const));
}

const count = ['Port Ledger', 'The Keshan trade office counted 180 barges held below the lock.'] as const;
const fewer = /the sources disagree: Port Ledger .*180 barges, The Velmar Courier .*140 barges/;

test('a recheck finds the count of another source, and leaves the verdict to the passages', async () => {
  const draft = await seedDraft(store.database, { checked: false });
  const barges = withText(await recheck(draft.revisionId), 'some 140 barges');
  expect(barges.check?.verdict).toBe('supported');
  expect(barges.check?.reasons.join('; ')).toMatch(fewer);
  expect(await quotedAgainst(draft.revisionId, barges)).toEqual([count]);
});

describe('a sentence that an editor changed', () => {
  test('keeps the dispute of the claim that it says', async () => {
    const { draftId } = await seedDraft(store.database);
    const change = (text: string): string => text.replace('said that some 140 barges', 'said on Monday that some 140 barges');
    const { revisionId, sentences } = await edited(draftId, change);
    const barges = withText(sentences, 'on Monday that some 140 barges');
    expect(disputesOf(barges)).toEqual([expect.stringMatching(fewer)]);
    expect(await quotedAgainst(revisionId, barges)).toEqual([count]);
  });

  test('is disputed by a source that it cites for something else', async () => {
    const { draftId } = await seedDraft(store.database);
    const both =
      'The harbour office said that some 140 barges were waiting by noon, and a spokesman for the trade office denied that Kesh would answer with a toll.[^1][^2] ';
    const { revisionId, sentences } = await edited(draftId, (text) =>
      text.replace('The harbour office said', `${both}The harbour office said`),
    );
    const barges = withText(sentences, 'and a spokesman');
    expect(disputesOf(barges)).toEqual([expect.stringMatching(fewer)]);
    expect(await quotedAgainst(revisionId, barges)).toEqual([count]);
  });

  test('is not disputed where it gives both accounts, nor by what contradicts another claim of its source', async () => {
    const { draftId } = await seedDraft(store.database);
    const both = 'Some 140 barges were waiting below the lock, and the Keshan trade office counted 180 barges held there.[^1][^2] ';
    const other = 'Some 140 members of the council vote on the closure on 9 March.[^1] ';
    const change = (text: string): string => text.replace('The harbour office said', `${both}${other}The harbour office said`);
    const { sentences } = await edited(draftId, change);
    expect(disputesOf(withText(sentences, 'held there'))).toEqual([]);
    expect(disputesOf(withText(sentences, 'Some 140 members'))).toEqual([]);
    expect(disputesOf(withText(sentences, 'The harbour office said'))).toHaveLength(1);
  });
});

describe('an edit of what a round wrote', () => {
  /** Drafts in review of the first events of the sample wire that give one. */
  async function drafts(): Promise<Revision[]> {
    const { database } = store;
    await setupCheckpoints(store.store);
    const settings = settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}])));
    const writer = createExtractiveWriter(settings.writer);
    const parts = { database, store: store.store, writerFor: () => writer, judgeFor: () => null, settings, processId: 'process-1', logger };
    const all = { ...parts, personas: () => ada };
    const deps = { ...all, graph: createGraph(all) };
    const written: Revision[] = [];
    for (const event of loadSampleWire().events.filter(({ newsworthy }) => newsworthy)) {
      const reports = event.reports.map(({ outlet, title, paragraphs, agency }) => {
        return { outlet: outlet.name, title, paragraphs, language: outlet.language, origin: agency ?? outlet.name };
      });
      const { storyId } = await seedStory(database, reports);
      const draftId = await inTransaction(database, (transaction) =>
        openDraft(transaction, { storyId, personaId: ada.id, writer: 'extractive' }),
      );
      if (draftId === null) throw new Error('a live draft is there');
      if ((await runRound(deps, { draftId, round: 1 }, never)).outcome !== 'in-review') continue;
      const revision = await latestRevision(database, draftId);
      if (revision !== null && written.push(revision) === 5) break;
    }
    return written;
  }

  test('leaves to every sentence, unchanged, moved or reworded, the disputes that the round found, and gives none to others', async () => {
    let disputed = 0;
    for (const { id, draftId, document } of await drafts()) {
      const before = await checkedSentences(store.database, id);
      const body = before.filter(({ part, citations }) => part === 'body' && citations.length > 0);
      const [dropped] = body;
      const reworded = body.filter((_, index) => index % 2 === 1);
      const { sentences } = await edited(draftId, () => {
        let text = document.text.replace(dropped?.text ?? '', () => 'This is a remark of the editor’s own on all of it.');
        for (const sentence of reworded) text = text.replace(sentence.text, () => `Indeed, ${sentence.text}`);
        const blocks = text.trimEnd().split('\n\n');
        const last = blocks.findLastIndex((block) => /^[\p{L}“]/u.test(block));
        return [...blocks.slice(0, 2), blocks[last], ...blocks.slice(2).filter((_, index) => index !== last - 2)].join('\n\n');
      });
      for (const sentence of sentences) {
        const own = before.find(({ part, text }) => part === sentence.part && `Indeed, ${text}` === sentence.text);
        const same = before.find(({ part, text }) => part === sentence.part && text === sentence.text);
        const found = disputesOf(sentence);
        expect(found, sentence.text).toEqual(disputesOf(own ?? same ?? { ...sentence, check: null }));
        if (sentence.kind !== 'edited') expect(sentence.check).toEqual(same?.check);
        disputed += own === undefined ? 0 : found.length;
      }
      expect(sentences.map(({ text }) => text)).not.toContain(dropped?.text);
    }
    expect(disputed).toBeGreaterThan(5);
  });
});
