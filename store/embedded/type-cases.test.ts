// Values in and out must be the same JavaScript values as on a server through pg: everything above relies on it.
// Without DATABASE_URL the cases are compared with what is written here; with it, with the server as well.
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Store, openEmbeddedStore, openServerStore } from '../store.ts';

const date = new Date('2026-03-04T05:06:07.089Z');
const localDate = new Date(2026, 2, 4);
const bytes = Buffer.from([0, 1, 0x5c, 0x27, 255]);

/** SQL with one column, its parameters, the value pg gives for it. */
const cases: readonly (readonly [sql: string, parameters: readonly unknown[], value: unknown])[] = [
  ['SELECT 1::int2', [], 1],
  ['SELECT $1::int4', [-5], -5],
  ['SELECT 9007199254740993::int8', [], '9007199254740993'],
  ['SELECT $1::int8', [9007199254740993n], '9007199254740993'],
  ['SELECT count(*) FROM (VALUES (1), (2)) t', [], '2'],
  ['SELECT sum(x) FROM (VALUES (1), (2)) t(x)', [], '3'],
  ['SELECT avg(x) FROM (VALUES (1), (2)) t(x)', [], '1.5000000000000000'],
  ['SELECT $1::numeric', ['12.340'], '12.340'],
  ['SELECT $1::numeric', [1.5], '1.5'],
  ['SELECT 0.1::float8 + 0.2::float8', [], 0.30000000000000004],
  ['SELECT $1::float4', [0.5], 0.5],
  ["SELECT 'NaN'::float8", [], Number.NaN],
  ["SELECT '-Infinity'::float8", [], Number.NEGATIVE_INFINITY],
  ['SELECT $1::bool', [true], true],
  ['SELECT $1::bool', ['f'], false],
  ['SELECT $1::text', ['naïve 日本 👩‍👩‍👧 \\ \' "'], 'naïve 日本 👩‍👩‍👧 \\ \' "'],
  ['SELECT $1::text', [''], ''],
  ['SELECT $1::text', [null], null],
  ['SELECT $1::text', [undefined], null],
  ['SELECT $1::text', [42], '42'],
  ['SELECT $1::text', [{ a: 1 }], '{"a":1}'],
  ["SELECT 'x'::char(3)", [], 'x  '],
  ["SELECT 'x'::name", [], 'x'],
  ['SELECT $1::uuid', ['0b7f9f3a-58f5-4e58-9a2b-3c1d2e4f5a6b'], '0b7f9f3a-58f5-4e58-9a2b-3c1d2e4f5a6b'],
  ['SELECT $1::bytea', [bytes], bytes],
  ['SELECT $1::bytea', [new Uint8Array([7, 8])], Buffer.from([7, 8])],
  ['SELECT $1::bytea', [new Uint8Array([9, 7, 8, 9]).subarray(1, 3)], Buffer.from([7, 8])],
  ["SELECT ''::bytea", [], Buffer.alloc(0)],
  ['SELECT $1::timestamptz', [date], date],
  ["SELECT '2026-03-04 05:06:07.089+00'::timestamptz", [], date],
  ["SELECT '0001-01-01 00:00:00+00 BC'::timestamptz", [], new Date('0000-01-01T00:00:00Z')],
  ["SELECT 'infinity'::timestamptz", [], Number.POSITIVE_INFINITY],
  ['SELECT $1::date', ['2026-03-04'], localDate],
  ["SELECT '2026-03-04'::timestamp", [], localDate],
  ["SELECT '05:06:07'::time", [], '05:06:07'],
  ["SELECT '05:06:07+02'::timetz", [], '05:06:07+02'],
  ["SELECT extract(epoch FROM '1 day'::interval)", [], '86400.000000'],
  ["SELECT '1 day 02:00:00'::interval::text", [], '1 day 02:00:00'],
  ['SELECT $1::json', [{ a: [1, null, 'x'] }], { a: [1, null, 'x'] }],
  ['SELECT $1::jsonb', [JSON.stringify([1, { b: 2 }])], [1, { b: 2 }]],
  ['SELECT \'"text"\'::jsonb', [], 'text'],
  ["SELECT 'null'::jsonb", [], null],
  ["SELECT '12345678901234567890'::jsonb", [], 12345678901234567000],
  ['SELECT $1::int4[]', [[1, 2, null]], [1, 2, null]],
  ['SELECT $1::int8[]', [[1, '2']], ['1', '2']],
  ['SELECT $1::text[]', [['a', 'b"c', 'd,e', '{}', '', null]], ['a', 'b"c', 'd,e', '{}', '', null]],
  ['SELECT $1::text[]', [[]], []],
  ['SELECT $1::text[]', [[['a'], ['b']]], [['a'], ['b']]],
  ['SELECT $1::numeric[]', [[1.5, 2]], [1.5, 2]],
  ['SELECT $1::float8[]', [[1.5]], [1.5]],
  ['SELECT $1::bool[]', [[true, false]], [true, false]],
  ['SELECT $1::uuid[]', [['0b7f9f3a-58f5-4e58-9a2b-3c1d2e4f5a6b']], ['0b7f9f3a-58f5-4e58-9a2b-3c1d2e4f5a6b']],
  ['SELECT $1::timestamptz[]', [[date]], [date]],
  ['SELECT $1::date[]', [['2026-03-04']], [localDate]],
  ['SELECT $1::bytea[]', [[bytes]], [bytes]],
  ['SELECT ARRAY[\'{"a":1}\'::json]', [], [{ a: 1 }]],
  ['SELECT ARRAY[\'{"a":1}\'::jsonb]', [], [{ a: 1 }]],
  ["SELECT '(1,2)'::point", [], { x: 1, y: 2 }],
  ["SELECT '[1,3)'::int4range", [], '[1,3)'],
  ["SELECT '10.0.0.0/8'::cidr", [], '10.0.0.0/8'],
  ["SELECT '<a>1</a>'::text", [], '<a>1</a>'],
  ['SELECT ROW(1, $1::text)', ['x y'], '(1,"x y")'],
  ["SELECT to_tsvector('simple', 'two words')", [], "'two':1 'words':2"],
  ['SELECT 26::oid', [], 26],
  ["SELECT 'int4'::regtype", [], 'integer'],
  ['SELECT pg_typeof($1::varchar)::text', ['x'], 'character varying'],
];

const databaseUrl = process.env['DATABASE_URL'];
let embedded: Store;
let server: Store | undefined;
let pools: { name: string; pool: Pool }[];

beforeAll(async () => {
  embedded = await openEmbeddedStore({ directory: 'memory' });
  if (databaseUrl) server = await openServerStore({ connectionString: databaseUrl });
  pools = [embedded, server]
    .filter((store) => store !== undefined)
    .map((store) => ({ name: store.kind, pool: store.pool({ searchPath: 'public', label: 'types' }) }));
});

afterAll(() => Promise.all([embedded.close(), server?.close()]));

describe(`type cases${databaseUrl ? '' : ' (DATABASE_URL is not set: not compared with a server)'}`, () => {
  it.each(cases)('%s, case %#', async (sql, parameters, value) => {
    for (const { name, pool } of pools) {
      const { rows } = await pool.query<[unknown]>({ text: sql, values: [...parameters], rowMode: 'array' });
      expect(rows[0]?.[0], name).toStrictEqual(value);
    }
  });

  it('gives intervals as the same objects', async () => {
    for (const { name, pool } of pools) {
      const { rows } = await pool.query<{ i: unknown }>("SELECT '1 day 02:00:00'::interval AS i");
      expect(rows[0]?.i, name).toMatchObject({ days: 1, hours: 2 });
    }
  });
});
