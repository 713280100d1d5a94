// The saver must leave the rows that LangGraph's own leaves: a round begun with one is read and gone on with by the other.
import { Annotation, Command, END, START, StateGraph, emptyCheckpoint, interrupt } from '@langchain/langgraph';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { StatementSaver } from './checkpoint-saver.ts';
import { setupCheckpoints } from './checkpoints.ts';

let test: TestStore;

beforeAll(async () => {
  test = await openTestStore();
  await setupCheckpoints(test.store);
});

afterAll(() => test.close());

const view = () => test.store.pool({ searchPath: 'newsroom', label: 'savers' });
const saver = (kind: 'library' | 'own'): PostgresSaver =>
  kind === 'own' ? new StatementSaver(view(), 'langgraph') : new PostgresSaver(view(), undefined, { schema: 'langgraph' });

const state = Annotation.Root({ count: Annotation<number>, name: Annotation<string | null>, seen: Annotation<string[]> });

function graphWith(checkpointer: PostgresSaver) {
  return new StateGraph(state)
    .addNode('add', ({ count }) => ({ count: count + 1, seen: ['“été”', 'नमस्ते'] }))
    .addNode('ask', () => ({ name: interrupt<string, string>('who is it?') }))
    .addEdge(START, 'add')
    .addEdge('add', 'ask')
    .addEdge('ask', END)
    .compile({ checkpointer });
}

const at = (thread: string) => ({ configurable: { thread_id: thread }, durability: 'sync' as const });

/** What lies in the saver's tables of a thread, without the ids that are made anew each time. */
async function rowsOf(thread: string): Promise<unknown> {
  const rows = async (query: string) => (await view().query<Record<string, unknown>>(query, [thread])).rows;
  return {
    blobs: await rows(
      `select channel, split_part(version, '.', 1) as version, type, encode(blob, 'hex') as blob from langgraph.checkpoint_blobs where thread_id = $1 and channel not like '\\_\\_pregel%' order by 1, 2`,
    ),
    checkpoints: await rows(
      `select metadata - 'thread_id' as metadata, parent_checkpoint_id is null as first,
         (select count(*)::int from jsonb_object_keys(checkpoint->'channel_versions')) as channels
       from langgraph.checkpoints where thread_id = $1 order by checkpoint_id`,
    ),
    writes: await rows(
      `select idx, channel, type, octet_length(blob) as size from langgraph.checkpoint_writes where thread_id = $1 order by checkpoint_id, idx, channel, size`,
    ),
  };
}

it('leaves the rows of the library’s own saver, its interrupt and its end', async () => {
  for (const kind of ['library', 'own'] as const) {
    const graph = graphWith(saver(kind));
    await graph.invoke({ count: 1, name: null, seen: [] }, at(kind));
    const waiting = await graph.getState(at(kind));
    expect(waiting.next).toEqual(['ask']);
    expect(await graph.invoke(new Command({ resume: 'Ida' }), at(kind))).toEqual({ count: 2, name: 'Ida', seen: ['“été”', 'नमस्ते'] });
  }
  const [own, library] = [await rowsOf('own'), await rowsOf('library')];
  expect(own).toEqual(library);
});

it.each([
  ['library', 'own'],
  ['own', 'library'],
] as const)('a thread begun with the saver “%s” is gone on with by “%s”', async (first, second) => {
  const thread = `${first}-to-${second}`;
  await graphWith(saver(first)).invoke({ count: 41, name: null, seen: [] }, at(thread));
  expect(await graphWith(saver(second)).invoke(new Command({ resume: 'Ida' }), at(thread))).toMatchObject({ count: 42, name: 'Ida' });
});

it('keeps the last of two writes to one special channel, and the first of two to a plain one', async () => {
  const own = saver('own');
  const place = { configurable: { thread_id: 'twice', checkpoint_ns: '', checkpoint_id: 'c' } };
  await own.putWrites(
    place,
    [
      ['__interrupt__', 'one'],
      ['__interrupt__', 'two'],
    ],
    'task',
  );
  await own.putWrites(place, [['count', 1]], 'task');
  await own.putWrites(place, [['count', 2]], 'task');
  const { rows } = await view().query(
    `select channel, convert_from(blob, 'utf8') as value from langgraph.checkpoint_writes where thread_id = 'twice' order by idx`,
  );
  expect(rows).toEqual([
    { channel: '__interrupt__', value: '"two"' },
    { channel: 'count', value: '1' },
  ]);
});

it.each(['library', 'own'] as const)(
  'reads back the later of two special writes and of two checkpoints to one place: saver “%s”',
  async (kind) => {
    const one = saver(kind);
    const thread = `rewritten-${kind}`;
    const start = { configurable: { thread_id: thread, checkpoint_ns: '' } };
    const checkpoint = (value: number) => ({
      ...emptyCheckpoint(),
      id: 'same',
      channel_values: { count: value },
      channel_versions: { count: 1 },
    });
    const metadata = (step: number) => ({ source: 'loop' as const, step, parents: {} });
    const place = await one.put(start, checkpoint(1), metadata(1), { count: 1 });
    await one.putWrites(place, [['__interrupt__', 'first']], 'task');
    await one.putWrites(place, [['__interrupt__', 'later']], 'task');
    // A node’s own write is not made twice: the first stands.
    await one.putWrites(place, [['name', 'first']], 'task');
    await one.putWrites(place, [['name', 'later']], 'task');
    await one.put(start, { ...checkpoint(1), ts: '2026-03-11T09:00:00.000Z' }, metadata(2), {});
    const read = await one.getTuple(place);
    expect(read?.metadata).toMatchObject({ step: 2 });
    expect(read?.checkpoint.ts).toBe('2026-03-11T09:00:00.000Z');
    expect(read?.checkpoint.channel_values).toEqual({ count: 1 });
    expect(read?.pendingWrites?.toSorted()).toEqual([
      ['task', '__interrupt__', 'later'],
      ['task', 'name', 'first'],
    ]);
  },
);
