import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../core/configuration.ts';
import { createLogger } from '../../core/logging.ts';
import { playedModelName, startPlayedModel, type PlayedModel } from '../../test/harness/played-model/server.ts';
import { seedDraft, type SeededDraft } from '../../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import type { SentenceToJudge } from '../judge.ts';
import { createGateway } from './create-gateway.ts';
import { isProbe, probeFor } from './judge-probes.ts';
import { createModelJudge } from './judge.ts';

const signal = new AbortController().signal;
let played: PlayedModel;
let test: TestStore;
let draft: SeededDraft;
beforeAll(async () => {
  played = await startPlayedModel();
  test = await openTestStore();
  draft = await seedDraft(test.database);
});
beforeEach(() => played.reset());
afterAll(async () => {
  await test.close();
  await played.close();
});

function judge() {
  const settings = readConfiguration({
    environment: { OPENAI_BASE_URL: played.baseUrl },
    overrides: { models: { judge: playedModelName, prices: { [playedModelName]: { input: 1, output: 2 } } } },
  });
  const logger = createLogger({ level: 'silent', pretty: false });
  const gateway = createGateway({ settings, database: test.database, logger, backoffMs: 5 });
  return createModelJudge(
    { gateway, logger, name: 'played', mayPass: true },
    { draftId: draft.draftId, storyId: draft.storyId, personaId: draft.personaId },
  );
}

let number = 0;
/** A sentence that its passage carries in other words; each is another, so that no answer is one kept from before. */
function sentence(ordinal: number, decides: boolean): SentenceToJudge {
  const piers = `${(number += 1) + 20} piers`;
  const passage = `The harbour board asked the city for money to repair ${piers} before winter comes.`;
  const shown = { articleId: 'ar_1', snapshot: 'a'.repeat(64), start: 100, end: 100 + passage.length };
  return {
    ordinal,
    text: `The harbour board wants the city to pay for the repair of ${piers}.`,
    decides,
    passages: [{ ...shown, outlet: 'Port Ledger', day: '2026-03-12', language: 'en', text: passage }],
  };
}

describe('a judge whose word alone would pass a sentence', () => {
  it('is shown a false sentence among those it judges, and may pass what it holds supported when it tells that one', async () => {
    const sentences = [sentence(4, true), sentence(9, false), sentence(11, true)];
    const layers = await judge().judge(sentences, signal);
    expect([...layers.keys()]).toEqual([4, 9, 11]);
    expect(layers.get(4)).toMatchObject({ verdict: 'supported', mayPass: true, evidence: [{ role: 'supports' }] });
    expect(layers.get(9)).toMatchObject({ verdict: 'supported' });
    expect(layers.get(9)?.mayPass).toBeUndefined();
    expect(layers.get(11)).toMatchObject({ verdict: 'supported', mayPass: true });
  });

  it('is not believed in a request in which it passes the false one too', async () => {
    played.misbehave({ kind: 'judged-all-supported', task: 'judge-sentences', times: null });
    const layers = await judge().judge([sentence(1, true), sentence(2, false)], signal);
    expect(layers.get(1)).toMatchObject({ verdict: 'unverified', reasons: [expect.stringMatching(/its word is not taken/)] });
    expect(layers.get(2)).toMatchObject({ verdict: 'supported' });
  });

  it('is not believed where it says nothing of the false one', async () => {
    const sentences = [1, 2, 3, 4, 5, 6, 7].map((ordinal) => sentence(ordinal, true));
    // The first verdict is left out, so a request is wanted in which the probe is the first.
    while (probeFor(sentences.map(({ text }) => text)).place !== 0) sentences[0] = sentence(1, true);
    played.misbehave({ kind: 'judged-too-few', task: 'judge-sentences', times: null });
    const layers = await judge().judge(sentences, signal);
    expect([...layers.values()].map(({ verdict }) => verdict)).toEqual(sentences.map(() => 'unverified'));
  });

  it('is not tested where nothing hangs on its word', async () => {
    const layers = await judge().judge([sentence(1, false)], signal);
    expect(layers.get(1)).toMatchObject({ verdict: 'supported' });
    expect(played.calls).toHaveLength(1);
  });
});

describe('the probes', () => {
  it('stand at any place, and are the same for the same sentences', () => {
    const places = new Set<number>();
    const texts = new Set<string>();
    for (let index = 0; index < 200; index += 1) {
      const { probe, place } = probeFor([`one ${index}`, 'two', 'three']);
      expect(probeFor([`one ${index}`, 'two', 'three'])).toEqual({ probe, place });
      expect(isProbe(probe.text)).toBe(true);
      places.add(place);
      texts.add(probe.text);
    }
    expect([...places].toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3]);
    expect(texts.size).toBe(8);
  });
});
