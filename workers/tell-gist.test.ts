// Stories in languages that share no letter and no name: what a model tells of the one in English finds the other.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Clusterer } from '../sources/stories.ts';
import { currentStory } from '../store/repositories/story-changes.ts';
import { storeReport } from '../test/harness/invented-events.ts';
import { playedModelName, type PlayedModel } from '../test/harness/played-model/server.ts';
import type { TestStore } from '../test/harness/store.ts';
import { openToldStories, type ToldStories } from '../test/harness/told-stories.ts';
import type { NewsroomDeps } from './deps.ts';
import { tellGistOf } from './tell-gist.ts';

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

const depsWith = (budget: Record<string, unknown> = {}): NewsroomDeps =>
  room.depsWith({ budget, models: { gist: playedModelName, prices: { [playedModelName]: { input: 1, output: 2 } } } });
const clusterer = (deps: NewsroomDeps): Clusterer => room.clusterer(deps);

const english = (outlet: string, more: string) => ({
  outlet,
  language: 'en',
  title: `Ferry company of Vessen stops all sailings after engine fires ${more}`,
  paragraphs: [
    `The ferry company of Vessen stopped all sailings to the islands on Monday after two engine fires in a week, ${more}.`,
    'Some nine thousand islanders depend on the ferries for food and medicine. The company said that divers and engineers would inspect every engine.',
  ],
});
const gist =
  'The ferry company of Vessen stopped all sailings to the islands after two engine fires. Islanders depend on ferries for food and medicine; engineers inspect every engine.';
const georgian = (outlet: string, own: string) => ({
  outlet,
  language: 'ka',
  title: `ბორანი გაჩერდა კუნძულებთან ${own}`,
  paragraphs: [
    `ბორანის ძრავი ხანძარი კუნძული საწვავი მოსახლეობა წამალი საკვები ინჟინერი ${own}. [en: ${gist}]`,
    `ძრავი შემოწმდება კუნძულებზე ${own}.`,
  ],
});

async function asked(): Promise<{ job: string; payload: unknown }[]> {
  const jobs = ['tell-gist', 'join-by-meaning'];
  const rows = await test.database.selectFrom('outbox').select(['job', 'payload']).where('job', 'in', jobs).orderBy('id').execute();
  return rows.map(({ job, payload }) => ({ job, payload }));
}

async function reported(stories: Clusterer, reports: readonly Parameters<typeof storeReport>[1][]): Promise<string[]> {
  const ids: string[] = [];
  for (const report of reports) {
    const id = await storeReport(test.database, report);
    await stories.clusterArticle(id, signal);
    ids.push(id);
  }
  return ids;
}

async function storyOf(articleId: string): Promise<string> {
  const row = await test.database.selectFrom('article').select('story_id').where('id', '=', articleId).executeTakeFirstOrThrow();
  return row.story_id ?? '';
}

describe('a story that nobody reports in English', () => {
  it('is told of once two outlets report it, and merged with the story in English', async () => {
    const deps = depsWith();
    const stories = clusterer(deps);
    const [one = ''] = await reported(stories, [english('Vessen Post', 'its director said'), english('Island News', 'islanders complain')]);
    const [first = '', second = ''] = await reported(stories, [georgian('ალფა', 'ერთი'), georgian('ბეტა', 'ორი')]);
    expect(await storyOf(second)).toBe(await storyOf(first));
    expect(await storyOf(first)).not.toBe(await storyOf(one));
    expect(await asked()).toEqual([{ job: 'tell-gist', payload: { articleId: first } }]);

    await tellGistOf(deps, first, signal);
    await tellGistOf(deps, first, signal);
    expect(played.calls.map(({ task }) => task)).toEqual(['tell-gist']);
    expect((await asked()).at(-1)).toEqual({ job: 'join-by-meaning', payload: { articleId: first } });
    const [georgianStory, englishStory] = [await storyOf(first), await storyOf(one)];
    await stories.joinByMeaning(first, signal);
    // The English reports carry one text: of fewer origins, theirs is the story that goes.
    expect(await storyOf(first)).toBe(georgianStory);
    expect(await storyOf(one)).toBe(georgianStory);
    expect(await currentStory(test.database, englishStory)).toBe(georgianStory);
    const merged = await test.database
      .selectFrom('story_event')
      .select(['kind', 'reason', 'editor_id'])
      .where('story_id', '=', englishStory)
      .execute();
    expect(merged).toEqual([{ kind: 'merged', reason: expect.stringMatching(/told in English/), editor_id: null }]);
  });

  it('is joined by what is reported in English afterwards, by a process that was started since', async () => {
    const deps = depsWith();
    const [first = ''] = await reported(clusterer(deps), [georgian('ალფა', 'სამი'), georgian('ბეტა', 'ოთხი')]);
    await tellGistOf(deps, first, signal);
    const [one = ''] = await reported(clusterer(deps), [english('Vessen Post', 'its owner said')]);
    expect(await storyOf(one)).toBe(await storyOf(first));
  });

  it('is left alone where a cap forbids to ask, and nothing fails', async () => {
    const deps = depsWith({ dayTokens: 1 });
    const [first = ''] = await reported(clusterer(deps), [georgian('ალფა', 'ხუთი'), georgian('ბეტა', 'ექვსი')]);
    await tellGistOf(deps, first, signal);
    expect(played.calls).toEqual([]);
    expect((await asked()).map(({ job }) => job)).toEqual(['tell-gist']);
  });

  it('is told of by nobody where no model is configured, and where it is reported in English', async () => {
    const deps = { ...depsWith(), gateway: null };
    await reported(clusterer(deps), [georgian('ალფა', 'შვიდი'), georgian('ბეტა', 'რვა')]);
    expect(await asked()).toEqual([]);
    await reported(clusterer(depsWith()), [english('Vessen Post', 'a pilot said'), english('Island News', 'the mayor said')]);
    expect(await asked()).toEqual([]);
  });
});
