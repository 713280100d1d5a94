// The check of an editor's revision, on a real store: what the round's other claims say against a sentence is shown with it.
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkedSentences, evidenceOf } from '../store/repositories/desk-evidence.ts';
import { seedDraft } from '../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { recheckRevision } from './recheck-revision.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

test('a recheck finds the count of another source, and leaves the verdict to the passages', async () => {
  const { database } = store;
  const draft = await seedDraft(database, { checked: false });
  const logger = pino({ level: 'silent' });
  await recheckRevision({ database, logger, judgeFor: () => null }, draft.revisionId, new AbortController().signal);
  const sentences = await checkedSentences(database, draft.revisionId);
  const barges = sentences.find(({ text }) => text.includes('some 140 barges'));
  if (barges === undefined) throw new Error('the sentence about the barges is gone');
  expect(barges.check?.verdict).toBe('supported');
  expect(barges.check?.reasons.join('; ')).toMatch(/the sources disagree: Port Ledger .*180 barges, The Velmar Courier .*140 barges/);
  const evidence = await evidenceOf(database, draft.revisionId, barges);
  const against = evidence.flatMap(({ outlet, claims }) => claims.filter((claim) => claim.against).map(({ quote }) => [outlet, quote]));
  expect(against).toEqual([['Port Ledger', 'The Keshan trade office counted 180 barges held below the lock.']]);
});
