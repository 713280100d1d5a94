// Vectors over the wire: counted, bounded, kept and told as chats are.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../../core/logging.ts';
import { openProblems } from '../../store/repositories/problems.ts';
import { playedModelName, startPlayedModel, type PlayedModel } from '../../test/harness/played-model/server.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { checkModels } from './check-models.ts';
import { createGateway } from './create-gateway.ts';
import { embedReport } from './embed.ts';
import { requirePrices } from './role-models.ts';
import { json, openModelServer, settingsWith, type ModelServer } from './testing.ts';

let store: TestStore;
let played: PlayedModel;
let server: ModelServer;
let stories = 0;
const vector = { data: [{ embedding: [0.123456789, -1, 0] }], model: 'tiny', usage: { prompt_tokens: 7, total_tokens: 7 } };

beforeAll(async () => {
  store = await openTestStore();
  played = await startPlayedModel({ apiKey: 'key-1' });
  server = await openModelServer(json(200, vector));
});
afterAll(async () => {
  await played.close();
  await server.close();
  await store.close();
});
afterEach(() => {
  played.reset();
  server.clear();
});

const onPlayed = { embedder: playedModelName, apiKey: 'key-1', prices: { [playedModelName]: { input: 10 } } };
function gatewayWith(models: Record<string, unknown> = onPlayed, budget: Record<string, unknown> = {}, url = played.baseUrl) {
  const logger = createLogger({ level: 'silent', pretty: false });
  return createGateway({ settings: settingsWith(url, models, budget), database: store.database, logger, backoffMs: 5 });
}
const tiny = { embedder: 'tiny', prices: { tiny: { input: 10 } } };

const signal = new AbortController().signal;
async function newWork() {
  const storyId = `st_embed${(stories += 1)}`;
  await store.database.insertInto('story').values({ id: storyId, title: 'A dam', language: 'en' }).execute();
  return { draftId: null, storyId, personaId: null };
}
async function calls({ storyId }: { storyId: string }) {
  return store.database.selectFrom('model_call').selectAll().where('story_id', '=', storyId).orderBy('id').execute();
}

describe('a text', () => {
  test('is asked about once: its vector is kept to five digits, counted, and given again for nothing', async () => {
    const work = await newWork();
    const gateway = gatewayWith(tiny, {}, server.url);
    const asked = { task: 'embed-story', text: 'A dam breaks' };
    expect(await gateway.embed(asked, work, signal)).toEqual({ vector: [0.12346, -1, 0], model: 'tiny', replayed: false });
    expect(server.seen).toMatchObject([{ model: 'tiny', input: 'A dam breaks', encoding_format: 'float' }]);
    expect(server.seen[0]?.authorization).toBeUndefined();
    expect(await gateway.embed(asked, work, signal)).toEqual({ vector: [0.12346, -1, 0], model: 'tiny', replayed: true });
    expect(server.seen).toHaveLength(1);
    expect(await calls(work)).toMatchObject([
      { role: 'embedder', task: 'embed-story', outcome: 'ok', tokens_in: 7, tokens_out: 0, estimated: false },
      { outcome: 'replayed', tokens_in: 0 },
    ]);
    expect(Number((await calls(work))[0]?.cost)).toBeCloseTo(70 / 1e6, 9);
  });

  test('is not sent where a cap has no room for it', async () => {
    const gateway = gatewayWith(onPlayed, { storyTokens: 1 });
    await expect(gateway.embed({ task: 'embed-story', text: 'A dam breaks again' }, await newWork(), signal)).rejects.toMatchObject({
      code: 'budget-exceeded',
    });
    expect(played.calls).toEqual([]);
  });

  test('that is too long is cut to what the model is said to take, and halved where the server finds it too long', async () => {
    const text = 'the dam of Vessen broke in the night '.repeat(60);
    const gateway = gatewayWith({ ...tiny, embedder: { model: 'tiny', contextWindow: 40 } }, {}, server.url);
    await gateway.embed({ task: 'embed-story', text }, await newWork(), signal);
    const [sent] = server.seen as unknown as { input: string }[];
    expect(text.startsWith(sent?.input ?? '-')).toBe(true);
    expect(sent?.input.length).toBeLessThan(40 * 6);
    server.clear();
    server.plays.push(json(400, { error: { message: 'maximum context length is 128 tokens' } }));
    const report = { language: 'en', title: 'A dam', text };
    expect((await embedReport(gatewayWith(tiny, {}, server.url), report, await newWork(), signal)).replayed).toBe(false);
    const [first = 0, second = 0] = (server.seen as unknown as { input: string }[]).map(({ input }) => input.length);
    expect(second).toBe(Math.ceil(first / 2));
  });
});

describe('a server', () => {
  test('that fails is asked again; each try is a row', async () => {
    const work = await newWork();
    played.misbehave({ kind: 'status-500', task: 'embed', times: 2 });
    expect((await gatewayWith().embed({ task: 'embed-story', text: 'one' }, work, signal)).vector).toHaveLength(96);
    expect(await calls(work)).toMatchObject([{ outcome: 'server-error' }, { outcome: 'server-error' }, { outcome: 'ok' }]);
  });

  test('that refuses the key, knows no such model, is silent or answers with no vector is told as what it is', async () => {
    const work = await newWork();
    const text = 'two';
    await expect(gatewayWith({ ...onPlayed, apiKey: 'key-2' }).embed({ task: 'embed-story', text }, work, signal)).rejects.toMatchObject({
      code: 'model-unavailable',
      details: { outcome: 'unauthorised', role: 'embedder' },
    });
    expect(await openProblems(store.database)).toMatchObject([{ area: 'model', subject: 'embedder', code: 'unauthorised' }]);
    const other = gatewayWith({ ...onPlayed, embedder: 'nobody', prices: { nobody: { input: 0 } } });
    await expect(other.embed({ task: 'embed-story', text }, work, signal)).rejects.toMatchObject({ details: { outcome: 'unknown-model' } });
    played.misbehave({ kind: 'silence', task: 'embed', times: null });
    const impatient = gatewayWith({ ...onPlayed, timeout: '50ms' });
    await expect(impatient.embed({ task: 'embed-story', text }, work, signal)).rejects.toMatchObject({ details: { outcome: 'timeout' } });
    played.reset();
    played.misbehave({ kind: 'empty', task: 'embed' });
    await expect(gatewayWith().embed({ task: 'embed-story', text }, work, signal)).rejects.toMatchObject({ code: 'model-answer' });
    // No such answer is kept, and what was wrong is over once it works.
    expect((await gatewayWith().embed({ task: 'embed-story', text }, work, signal)).replayed).toBe(false);
    expect(await openProblems(store.database)).toEqual([]);
  });

  test('is not waited for once the work is stopped', async () => {
    played.misbehave({ kind: 'silence', task: 'embed', times: null });
    const stop = new AbortController();
    const asking = gatewayWith().embed({ task: 'embed-story', text: 'three' }, await newWork(), stop.signal);
    setTimeout(() => stop.abort(new Error('the newsroom stops')), 50);
    await expect(asking).rejects.toThrow('the newsroom stops');
  });

  test('keeps answers to many texts at once apart', async () => {
    const gateway = gatewayWith();
    const texts = Array.from({ length: 12 }, (_, index) => `report ${index} of a dam`);
    const work = await newWork();
    const together = await Promise.all(texts.map((text) => gateway.embed({ task: 'embed-story', text }, work, signal)));
    for (const [index, text] of texts.entries()) {
      const again = await gateway.embed({ task: 'embed-check', text }, work, signal);
      expect(again.vector).toEqual(together[index]?.vector);
    }
  });
});

describe('the price of an embedding model', () => {
  test('is that of its input alone; a model that writes needs both', () => {
    expect(() => requirePrices(settingsWith(played.baseUrl, { ...tiny, reader: null, writer: null }))).not.toThrow();
    expect(() => requirePrices(settingsWith(played.baseUrl, { ...tiny, writer: null }))).toThrow(/models\.reader/);
    const nameless = { reader: null, writer: null, embedder: 'nameless' };
    expect(() => requirePrices(settingsWith(played.baseUrl, nameless))).toThrow(/models\.embedder/);
    for (const embedder of ['text-embedding-3-small', 'text-embedding-3-large'])
      expect(() => requirePrices(settingsWith(played.baseUrl, { reader: null, writer: null, embedder }))).not.toThrow();
  });
});

describe('a check of models', () => {
  const only = { ...onPlayed, reader: null, writer: null };
  test('asks an embedding model for a vector, and says how long it is', async () => {
    const checks = await checkModels(settingsWith(played.baseUrl, only));
    expect(checks).toMatchObject([
      { role: 'embedder', works: true, modelListed: true, structured: null, usageReported: true, notes: ['its vectors have 96 numbers'] },
    ]);
    expect(checks[0]?.calls).toMatchObject([{ role: 'embedder', outcome: 'ok', usage: { out: 0 } }]);
    expect(played.calls).toMatchObject([{ task: 'embed' }]);
  });

  test('says what is wrong with it', async () => {
    played.misbehave({ kind: 'status-401', task: 'embed' });
    const [check] = await checkModels(settingsWith(played.baseUrl, only));
    expect(check).toMatchObject({ works: false, keyAccepted: false, notes: [expect.stringContaining('OPENAI_API_KEY')] });
  });
});
