import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checkModels } from './check-models.ts';
import { closedAddress, json, openModelServer, says, settingsWith, type ModelServer } from './testing.ts';

const paris = says('{"capital":"Paris","letters":5}');

let server: ModelServer;
beforeAll(async () => {
  server = await openModelServer(paris);
});
afterAll(() => server.close());
afterEach(() => {
  server.clear();
  server.models = ['tiny'];
});

async function checkReader(models: Record<string, unknown> = {}) {
  const [check] = await checkModels(settingsWith(server.url, { writer: null, ...models }));
  if (check === undefined) throw new Error('no role was checked');
  return check;
}

describe('a check of a role', () => {
  test('says what a server can do, and what its calls took', async () => {
    const check = await checkReader();
    expect(check).toMatchObject({
      works: true,
      reachable: true,
      keyAccepted: true,
      modelListed: true,
      structured: 'schema',
      usageReported: true,
    });
    expect(check.notes).toEqual([]);
    expect(check.calls).toMatchObject([{ outcome: 'ok', usage: { in: 100, cached: 40, out: 20 } }]);
  });

  test('finds JSON mode where a schema is refused or ignored', async () => {
    server.plays.push(json(400, { error: { message: 'unknown field response_format' } }), paris);
    expect(await checkReader()).toMatchObject({
      works: true,
      structured: 'json',
      calls: [{ outcome: 'schema-refused' }, { outcome: 'ok' }],
    });
    server.plays.push(says('Paris, of course.'), paris);
    expect(await checkReader()).toMatchObject({ works: true, structured: 'json', calls: [{ outcome: 'malformed' }, { outcome: 'ok' }] });
  });

  test('says what is wrong: the key, the model, the price, the address', async () => {
    server.plays.push(json(401, { error: { message: 'no such key' } }));
    expect(await checkReader()).toMatchObject({ works: false, keyAccepted: false, notes: [expect.stringContaining('OPENAI_API_KEY')] });
    server.models = ['other'];
    server.plays.push(json(404, { error: { message: 'no such model', code: 'model_not_found' } }));
    expect(await checkReader()).toMatchObject({ works: false, modelListed: false, notes: [expect.stringContaining('models.reader')] });
    server.clear();
    expect(await checkReader({ reader: 'nameless' })).toMatchObject({ works: false, priceKnown: false });
    expect(server.seen).toEqual([]);
  });

  test.each(['127.0.0.1', 'localhost'])('says why a server on %s is not reached', async (host) => {
    const baseUrl = await closedAddress(host);
    expect(await checkReader({ baseUrl })).toMatchObject({
      works: false,
      reachable: false,
      notes: [expect.stringMatching(new RegExp(`^${baseUrl} is not reached: .*ECONNREFUSED`, 'u'))],
    });
  });
});
