import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../../core/logging.ts';
import { openProblems } from '../../store/repositories/problems.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import { createGateway } from './create-gateway.ts';
import type { ModelRequest } from './gateway.ts';
import { closedAddress, json, openModelServer, says, settingsWith, type ModelServer, type Play } from './testing.ts';

let store: TestStore;
let server: ModelServer;
let stories = 0;

const fine = says('{"word":"dam","count":2}');
const refusesKey = json(401, { error: { message: 'Incorrect API key', type: 'invalid_request_error', code: 'invalid_api_key' } });

beforeAll(async () => {
  store = await openTestStore();
  server = await openModelServer(fine);
});
afterAll(async () => {
  await server.close();
  await store.close();
});
afterEach(() => server.clear());

function gatewayWith(models: Record<string, unknown> = {}, budget: Record<string, unknown> = {}, url = server.url) {
  const logger = createLogger({ level: 'silent', pretty: false });
  return createGateway({ settings: settingsWith(url, models, budget), database: store.database, logger, backoffMs: 5 });
}

const schema = z.strictObject({ word: z.string(), count: z.int(), note: z.string().nullable().default(null) });
type Answer = z.infer<typeof schema>;

function request(user: string): ModelRequest<Answer> {
  return {
    role: 'reader',
    task: 'count-words',
    prompt: { name: 'count-words', version: 'abc', system: 'Count.', user },
    schema,
    maximumOutput: 50,
  };
}

async function newStory(): Promise<string> {
  const id = `st_gateway${(stories += 1)}`;
  await store.database.insertInto('story').values({ id, title: 'A dam', language: 'en' }).execute();
  return id;
}

const signal = new AbortController().signal;
const workOn = (storyId: string | null) => ({ draftId: null, storyId, personaId: 'p1' });

async function calls(storyId: string) {
  return store.database.selectFrom('model_call').selectAll().where('story_id', '=', storyId).orderBy('id').execute();
}

describe('an answer', () => {
  test('is asked for by JSON schema, counted as the server says, and kept: the same request costs nothing again', async () => {
    const story = await newStory();
    const gateway = gatewayWith({ apiKey: 'key-1' });
    const answer = await gateway.ask(request('one'), workOn(story), signal);
    expect(answer).toMatchObject({
      value: { word: 'dam', count: 2 },
      model: 'tiny-1',
      replayed: false,
      usage: { in: 100, cached: 40, out: 20 },
    });
    expect(server.seen[0]).toMatchObject({ model: 'tiny', response_format: { type: 'json_schema' }, authorization: 'Bearer key-1' });
    const again = await gateway.ask(request('one'), workOn(story), signal);
    expect(again).toMatchObject({ value: { word: 'dam' }, replayed: true, usage: { in: 0, out: 0 } });
    expect(server.seen).toHaveLength(1);
    expect(await calls(story)).toMatchObject([
      { outcome: 'ok', tokens_in: 100, tokens_cached: 40, tokens_out: 20, prompt_version: 'abc', estimated: false, persona_id: 'p1' },
      { outcome: 'replayed', tokens_in: 0, tokens_out: 0 },
    ]);
    expect(Number((await calls(story))[0]?.cost)).toBeCloseTo((60 * 10 + 40 * 5 + 20 * 100) / 1e6, 9);
  });

  test('with fields that nobody asked for is taken without them', async () => {
    const story = await newStory();
    server.plays.push(says('```json\n{"word":"dam","count":2,"mood":"calm","note":null}\n```'));
    const answer = await gatewayWith().ask(request('two'), workOn(story), signal);
    expect(answer.value).toEqual({ word: 'dam', count: 2, note: null });
    expect(await calls(story)).toMatchObject([{ outcome: 'ok', dropped_fields: 1 }]);
    expect(server.seen[0]?.authorization).toBeUndefined();
  });

  test('in JSON mode is asked for from a server that refuses schemas, which is remembered', async () => {
    const story = await newStory();
    const gateway = gatewayWith();
    server.plays.push(
      json(400, { error: { message: "'response_format' of type json_schema is not supported", type: 'invalid_request_error' } }),
    );
    await gateway.ask(request('three'), workOn(story), signal);
    await gateway.ask(request('four'), workOn(story), signal);
    expect(server.seen.map((asked) => asked.response_format?.type)).toEqual(['json_schema', 'json_object', 'json_object']);
    expect(server.seen[1]?.messages[0]?.content).toContain('"count"');
    expect((await calls(story)).map((call) => call.outcome)).toEqual(['schema-refused', 'ok', 'ok']);
  });

  test('in no form is asked for once more, both are paid for, and the wrong one is never replayed', async () => {
    const story = await newStory();
    server.plays.push(says('{"word": 4}'), fine);
    const answer = await gatewayWith().ask(request('five'), workOn(story), signal);
    expect(answer.usage).toEqual({ in: 200, cached: 80, out: 40 });
    expect((await calls(story)).map((call) => call.outcome)).toEqual(['malformed', 'repaired']);
    server.plays.push(says('no'), says('no'));
    await expect(gatewayWith().ask(request('six'), workOn(story), signal)).rejects.toMatchObject({
      code: 'model-answer',
      details: { raw: 'no' },
    });
    expect((await gatewayWith().ask(request('six'), workOn(story), signal)).replayed).toBe(false);
  });

  test('in its form but of no use is given back and asked for anew the next time', async () => {
    const story = await newStory();
    const asked = { ...request('five and a half'), isUseful: ({ count }: { count: number }) => count > 0 };
    server.plays.push(says('{"word": "dam", "count": 0}'), fine);
    expect((await gatewayWith().ask(asked, workOn(story), signal)).value.count).toBe(0);
    expect(await gatewayWith().ask(asked, workOn(story), signal)).toMatchObject({ value: { count: 2 }, replayed: false });
    expect((await gatewayWith().ask(asked, workOn(story), signal)).replayed).toBe(true);
  });

  test('that is refused, cut off or filtered is not asked for again', async () => {
    const story = await newStory();
    server.plays.push(
      says('', {}, { refusal: 'I will not.' }),
      says('{"wo', { finish_reason: 'length' }),
      says('', { finish_reason: 'content_filter' }),
    );
    for (const [user, details] of [
      ['r1', { outcome: 'refused', refusal: 'I will not.' }],
      ['r2', { outcome: 'cut', finishReason: 'length' }],
      ['r3', { outcome: 'filtered' }],
    ] as const)
      await expect(gatewayWith().ask(request(user), workOn(story), signal)).rejects.toMatchObject({
        code: 'model-answer',
        details: { ...details, usage: { in: 100, cached: 40, out: 20 } },
      });
    expect((await calls(story)).map((call) => call.outcome)).toEqual(['refused', 'cut', 'filtered']);
  });
});

describe('a server', () => {
  test('that is busy or fails is asked again, no sooner than it says', async () => {
    const story = await newStory();
    server.plays.push(
      json(429, { error: { message: 'slow down' } }, { 'retry-after': '1' }),
      json(529, { error: { message: 'overloaded' } }),
    );
    const startedAt = performance.now();
    await gatewayWith().ask(request('busy'), workOn(story), signal);
    expect(performance.now() - startedAt).toBeGreaterThan(990);
    expect((await calls(story)).map((call) => [call.outcome, Number(call.cost) > 0])).toEqual([
      ['rate-limited', false],
      ['server-error', false],
      ['ok', true],
    ]);
  });

  test('that asks for a long wait is left to the job', async () => {
    server.plays.push(json(429, { error: { message: 'slow down' } }, { 'retry-after': '600' }));
    await expect(gatewayWith().ask(request('long'), workOn(await newStory()), signal)).rejects.toMatchObject({
      code: 'model-unavailable',
      details: { retryAfterMs: 600_000 },
    });
    expect(server.seen).toHaveLength(1);
  });

  test('that refuses the key is a problem until it works again', async () => {
    const gateway = gatewayWith();
    const story = await newStory();
    server.plays.push(refusesKey);
    await expect(gateway.ask(request('key'), workOn(story), signal)).rejects.toMatchObject({ code: 'model-unavailable' });
    expect(server.seen).toHaveLength(1);
    expect(await openProblems(store.database)).toMatchObject([{ area: 'model', subject: 'reader', code: 'unauthorised' }]);
    await gateway.ask(request('key'), workOn(story), signal);
    expect(await openProblems(store.database)).toEqual([]);
  });

  test('that does not know the model, has no credit, or is asked too much says so', async () => {
    server.plays.push(
      json(404, { error: { message: 'The model does not exist', code: 'model_not_found' } }),
      json(429, { error: { message: 'quota', code: 'insufficient_quota' } }),
      json(400, { object: 'error', message: "This model's maximum context length is 4096 tokens", type: 'BadRequestError', code: 400 }),
    );
    const story = await newStory();
    await expect(gatewayWith().ask(request('m1'), workOn(story), signal)).rejects.toMatchObject({ details: { outcome: 'unknown-model' } });
    await expect(gatewayWith().ask(request('m2'), workOn(story), signal)).rejects.toMatchObject({ details: { outcome: 'no-credit' } });
    await expect(gatewayWith().ask(request('m3'), workOn(story), signal)).rejects.toMatchObject({ code: 'context-overflow' });
  });

  test('that is silent, cuts its answer or sends a page is given up after a while, at what it may have cost', async () => {
    const story = await newStory();
    const silent: Play = () => undefined;
    server.plays.push(silent, silent);
    await expect(gatewayWith({ timeout: '200ms' }).ask(request('s1'), workOn(story), signal)).rejects.toMatchObject({
      code: 'model-unavailable',
      details: { outcome: 'timeout' },
    });
    expect(await calls(story)).toMatchObject([{ outcome: 'timeout', estimated: true, tokens_out: 50 }, { outcome: 'timeout' }]);
    const other = await newStory();
    server.plays.push(
      (_asked, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' });
        response.write('{"choices":[');
        setTimeout(() => response.destroy(), 20);
      },
      (_asked, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in</p>'),
    );
    await gatewayWith().ask(request('s2'), workOn(other), signal);
    expect((await calls(other)).map((call) => call.outcome)).toEqual(['network', 'wrong-content', 'ok']);
  });

  test('that keeps failing is left alone for a while', async () => {
    const gateway = gatewayWith({ attempts: 2, breakAfter: 2, breakFor: '300ms' });
    const story = await newStory();
    server.plays.push(json(500, {}), json(500, {}));
    await expect(gateway.ask(request('b1'), workOn(story), signal)).rejects.toMatchObject({ details: { outcome: 'server-error' } });
    await expect(gateway.ask(request('b1'), workOn(story), signal)).rejects.toMatchObject({ code: 'model-unavailable' });
    expect(server.seen).toHaveLength(2);
    await new Promise((done) => setTimeout(done, 320));
    expect((await gateway.ask(request('b1'), workOn(story), signal)).replayed).toBe(false);
  });

  test.each(['127.0.0.1', 'localhost'])('that refuses connections on %s is said to, also while it is left alone', async (host) => {
    const url = await closedAddress(host);
    // It is left alone before the first request has failed as often as it may.
    const gateway = gatewayWith({ attempts: 4, breakAfter: 2 }, {}, url);
    for (const user of ['r1', 'r2'])
      await expect(gateway.ask(request(user), workOn(await newStory()), signal)).rejects.toMatchObject({ details: { outcome: 'network' } });
    const problem = (await openProblems(store.database)).find(({ subject }) => subject === 'reader');
    expect(problem).toMatchObject({ area: 'model', code: 'network', message: expect.stringContaining('ECONNREFUSED') as string });
    expect(problem?.message).toMatch(/is left alone for \d+ s/u);
  });
});

test('a stop ends the wait at once, and the call is settled', async () => {
  const story = await newStory();
  const stop = new AbortController();
  server.plays.push(() => stop.abort(new Error('stopped by the test')));
  await expect(gatewayWith().ask(request('stop'), workOn(story), stop.signal)).rejects.toThrow('stopped by the test');
  await expect.poll(async () => (await calls(story)).map((call) => call.outcome)).toEqual(['stopped']);
});

describe('caps', () => {
  test('stop a call before it is sent, and count what is under way', async () => {
    const story = await newStory();
    const release: (() => void)[] = [];
    const held: Play = (asked, response) => release.push(() => fine(asked, response));
    server.plays.push(...Array.from({ length: 6 }, () => held));
    // One call takes at most about 0.0065: there is room for two.
    const gateway = gatewayWith({}, { storyCost: 0.0135 });
    const asking = Array.from({ length: 6 }, (_, n) => gateway.ask(request(`c${n}`), workOn(story), signal));
    let refused = 0;
    for (const one of asking) one.catch(() => (refused += 1));
    const ends = Promise.allSettled(asking);
    // All are decided before the first answer comes: it gives back what it did not take.
    await expect.poll(() => [release.length, refused], { timeout: 20_000 }).toEqual([2, 4]);
    for (const go of release) go();
    const results = await ends;
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2);
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'budget-exceeded', details: { scope: 'story', measure: 'cost' } });
    expect(server.seen).toHaveLength(2);
  });

  test('of a persona and of the day are met as well, in tokens', async () => {
    await expect(gatewayWith({}, { personaTokens: 10 }).ask(request('p'), workOn(null), signal)).rejects.toMatchObject({
      details: { scope: 'persona', measure: 'tokens' },
    });
    await expect(gatewayWith({}, { dayTokens: 10 }).ask(request('d'), { ...workOn(null), personaId: null }, signal)).rejects.toMatchObject({
      details: { scope: 'day', measure: 'tokens' },
    });
    expect(server.seen).toHaveLength(0);
  });

  test('cannot be counted without a price: the model is not asked', async () => {
    await expect(gatewayWith({ reader: 'nameless' }).ask(request('n'), workOn(null), signal)).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining('models.prices') as string,
    });
    expect(server.seen).toHaveLength(0);
  });
});
