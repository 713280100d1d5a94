// Stories in languages that share no letter and no name: where an embedding model places them tells which are one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Clusterer } from '../sources/stories.ts';
import { sweepEmbeddings } from '../store/repositories/article-embeddings.ts';
import { mergeStories, splitStory } from '../store/repositories/story-changes.ts';
import { inTransaction } from '../store/transactions.ts';
import { storeReport } from '../test/harness/invented-events.ts';
import { playedModelName, type PlayedModel } from '../test/harness/played-model/server.ts';
import type { TestStore } from '../test/harness/store.ts';
import { openToldStories, type ToldStories } from '../test/harness/told-stories.ts';
import type { NewsroomDeps } from './deps.ts';
import { embedStory } from './embed-story.ts';

const signal = new AbortController().signal;
let room: ToldStories;
let played: PlayedModel;
let test: TestStore;
beforeAll(async () => {
  room = await openToldStories();
  ({ played, test } = room);
});
beforeEach(() => room.reset());
afterAll(() => room.close());

const depsWith = (sections: Record<string, Record<string, unknown>> = {}): NewsroomDeps =>
  room.depsWith({ models: { embedder: playedModelName, prices: { [playedModelName]: { input: 1 } } }, ...sections });
const clusterer = (deps: NewsroomDeps): Clusterer => room.clusterer(deps);

type Report = Parameters<typeof storeReport>[1];
/** Words of each language's own; what the played model is told that they mean stands in the text. */
const words = {
  ka: ['ბორანი', 'გაჩერდა', 'ძრავი', 'ხანძარი', 'კუნძული', 'საწვავი', 'მოსახლეობა', 'წამალი', 'ინჟინერი', 'საკვები'],
  th: ['เรือข้ามฟาก', 'หยุดวิ่ง', 'เครื่องยนต์', 'ไฟไหม้', 'เกาะ', 'เชื้อเพลิง', 'ชาวบ้าน', 'ยา', 'วิศวกร', 'อาหาร'],
  hy: ['լաստանավ', 'կանգնեց', 'շարժիչ', 'հրդեհ', 'կղզի', 'վառելիք', 'բնակիչ', 'դեղ', 'ինժեներ', 'սնունդ'],
};
type Language = keyof typeof words;

/** A report of an event in a language: `event` turns its words round, so that reports of two events share none of it. */
function report(language: Language, outlet: string, meaning: string, event = ''): Report {
  const own = words[language].map((word) => `${word}${event}`);
  return {
    outlet: `${outlet} ${language}`,
    language,
    title: `${own.slice(0, 4).join(' ')} ${outlet}`,
    paragraphs: [`${own.join(' ')} ${outlet}. [en: ${meaning}]`, `${own.slice(3).join(' ')} ${own.slice(0, 3).join(' ')}.`],
  };
}
const ferries = 'ferry company stops all sailings to the islands after engine fires islanders need medicine';
const dams = 'judges in the north free nine miners whose trial over a stolen pump began last spring';

async function storyOf(articleId: string): Promise<string> {
  const row = await test.database.selectFrom('article').select('story_id').where('id', '=', articleId).executeTakeFirstOrThrow();
  return row.story_id ?? '';
}
async function asked(): Promise<{ job: string; payload: unknown }[]> {
  const rows = await test.database.selectFrom('outbox').select(['job', 'payload']).orderBy('id').execute();
  return rows.map(({ job, payload }) => ({ job, payload }));
}

/** Two reports of a story, its place told. Returns its first report. */
async function told(deps: NewsroomDeps, stories: Clusterer, language: Language, meaning: string, event = ''): Promise<string> {
  const ids: string[] = [];
  for (const outlet of ['Alpha', 'Beta']) {
    const id = await storeReport(test.database, report(language, outlet, meaning, event));
    await stories.clusterArticle(id, signal);
    ids.push(id);
  }
  const [first = '', second = ''] = ids;
  expect(await storyOf(second)).toBe(await storyOf(first));
  await embedStory(deps, first, signal);
  return first;
}

describe('two stories in languages that share nothing', () => {
  it('are placed once two outlets report each, and are one where they lie together', async () => {
    const deps = depsWith();
    const stories = clusterer(deps);
    const one = await told(deps, stories, 'ka', ferries);
    await told(deps, stories, 'ka', dams, 'ბ');
    const other = await told(deps, stories, 'th', ferries);
    await embedStory(deps, one, signal);
    expect(played.calls.map(({ task }) => task)).toEqual(['embed', 'embed', 'embed']);
    expect((await asked()).slice(0, 2)).toEqual([
      { job: 'embed-story', payload: { articleId: one } },
      { job: 'join-by-meaning', payload: { articleId: one } },
    ]);
    const before = await storyOf(other);
    expect(before).not.toBe(await storyOf(one));
    await stories.joinByMeaning(other, signal);
    expect(await storyOf(other)).toBe(await storyOf(one));
    const merged = await test.database
      .selectFrom('story_event')
      .select(['kind', 'reason', 'editor_id'])
      .where('story_id', '=', before)
      .execute();
    expect(merged).toEqual([{ kind: 'merged', reason: expect.stringMatching(/likeness \d\.\d+, 0\.9 is asked for/), editor_id: null }]);
    // A story of a third language joins them as well; that each of the others lies as near says nothing against it.
    const third = await told(deps, stories, 'hy', ferries);
    await stories.joinByMeaning(third, signal);
    expect(await storyOf(third)).toBe(await storyOf(one));
  });

  it('of which there are three are all one, whichever was asked about last', async () => {
    const deps = depsWith();
    const stories = clusterer(deps);
    const ids = [
      await told(deps, stories, 'ka', ferries),
      await told(deps, stories, 'th', ferries),
      await told(deps, stories, 'hy', ferries),
    ];
    await stories.joinByMeaning(ids[2] ?? '', signal);
    expect(new Set(await Promise.all(ids.map((id) => storyOf(id)))).size).toBe(1);
  });

  it('are left apart where they are less alike than is asked for', async () => {
    const deps = depsWith();
    const stories = clusterer(deps);
    const one = await told(deps, stories, 'ka', ferries);
    const other = await told(deps, stories, 'th', `${ferries} ${dams}`);
    await stories.joinByMeaning(other, signal);
    expect(await storyOf(other)).not.toBe(await storyOf(one));
    const lower = clusterer(depsWith({ stories: { embeddingLikeness: 0.5 } }));
    await lower.joinByMeaning(other, signal);
    expect(await storyOf(other)).toBe(await storyOf(one));
  });

  it.each(['asked about', 'found'])('are left apart where two stories of a language lie equally near to the one %s', async (which) => {
    const deps = depsWith({ stories: { embeddingLikeness: 0.5 } });
    const stories = clusterer(deps);
    const one = await told(deps, stories, 'ka', ferries);
    const like = await told(deps, stories, 'ka', dams, 'ბ');
    const between = await told(deps, stories, 'th', `${ferries} ${dams}`);
    await stories.joinByMeaning(which === 'found' ? one : between, signal);
    expect(new Set(await Promise.all([one, like, between].map((id) => storyOf(id)))).size).toBe(3);
  });

  it('are left apart where an editor split them', async () => {
    const deps = depsWith();
    const stories = clusterer(deps);
    const one = await told(deps, stories, 'ka', ferries);
    const other = await told(deps, stories, 'th', ferries);
    const [into, from] = [await storyOf(one), await storyOf(other)];
    const rows = await test.database.selectFrom('article').select('id').where('story_id', '=', from).execute();
    await inTransaction(test.database, (transaction) => mergeStories(transaction, { from, into, editorId: null, reason: 'test' }));
    const articleIds = rows.map(({ id }) => id);
    await inTransaction(test.database, (transaction) =>
      splitStory(transaction, { storyId: into, articleIds, editorId: 'editor-1', reason: 'two ferries' }),
    );
    await stories.joinByMeaning(other, signal);
    expect(await storyOf(other)).not.toBe(await storyOf(one));
  });
});

describe('vectors', () => {
  it('told before a start, or by another process, are compared with', async () => {
    const deps = depsWith();
    const [here, there] = [clusterer(deps), clusterer(deps)];
    const one = await told(deps, here, 'ka', ferries);
    // It has looked already when the other process tells where its story lies.
    await here.joinByMeaning(one, signal);
    const other = await told(deps, there, 'th', ferries);
    await here.joinByMeaning(one, signal);
    expect(await storyOf(other)).toBe(await storyOf(one));
    const third = await told(deps, here, 'hy', ferries);
    await clusterer(deps).joinByMeaning(third, signal);
    expect(await storyOf(third)).toBe(await storyOf(one));
  });

  it('of two models are not compared', async () => {
    const deps = depsWith();
    const stories = clusterer(deps);
    const one = await told(deps, stories, 'ka', ferries);
    await test.owner.updateTable('article_embedding').set({ told_by: 'another' }).where('article_id', '=', one).execute();
    const other = await told(deps, stories, 'th', ferries);
    await stories.joinByMeaning(other, signal);
    expect(await storyOf(other)).not.toBe(await storyOf(one));
  });

  it('are let go with the window, and removed', async () => {
    const deps = depsWith();
    let now = Date.now();
    const stories = clusterer({ ...deps, now: () => new Date(now) });
    const one = await told(deps, stories, 'ka', ferries);
    const other = await told(deps, stories, 'th', ferries);
    now += deps.settings.stories.window + 60_000;
    await stories.joinByMeaning(other, signal);
    expect(await storyOf(other)).not.toBe(await storyOf(one));
    await sweepEmbeddings(test.database, new Date(0));
    const count = async (): Promise<number> =>
      (await test.database.selectFrom('article_embedding').select('id').where('article_id', 'in', [one, other]).execute()).length;
    expect(await count()).toBe(2);
    await sweepEmbeddings(test.database, new Date(now));
    expect(await count()).toBe(0);
  });

  it('are told of nothing where a cap forbids to ask, and nothing fails', async () => {
    const deps = depsWith({ budget: { dayTokens: 1 } });
    const first = await told(deps, clusterer(deps), 'ka', 'a text that nobody asked about before');
    expect(played.calls).toEqual([]);
    expect(await asked()).toEqual([{ job: 'embed-story', payload: { articleId: first } }]);
  });

  it('are asked for by nobody where no model is configured', async () => {
    const deps = depsWith({ models: { embedder: null } });
    await told(deps, clusterer(deps), 'ka', ferries);
    expect(await asked()).toEqual([]);
    expect(played.calls).toEqual([]);
  });
});
