// What comes in is not always news of an event, and not always honest: each of these has a sane result in the database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { readConfiguration } from '../core/configuration.ts';
import { openTestStore, type TestStore } from '../test/harness/store.ts';
import { reportOf, storeReport, type EventReport } from '../test/harness/invented-events.ts';
import { createClusterer } from './stories.ts';

const settings = readConfiguration({ environment: {} });
const signal = new AbortController().signal;
const day = 24 * 3_600_000;

let test: TestStore;
let clock = Date.now();
beforeAll(async () => {
  test = await openTestStore();
}, 60_000);
afterAll(() => test.close());

const clusterer = () =>
  createClusterer({ database: test.database, settings, logger: pino({ level: 'silent' }), now: () => new Date(clock) });

function row(id: string) {
  return test.database.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

type Report = EventReport & { language?: string; publishedAt?: Date | null };

async function store({ publishedAt, ...report }: Report): Promise<string> {
  const id = await storeReport(test.database, report);
  await test.database
    .updateTable('article')
    .set({ fetched_at: new Date(clock), published_at: publishedAt === undefined ? new Date(clock) : publishedAt })
    .where('id', '=', id)
    .execute();
  return id;
}

/** Clusters reports in order with one clusterer, and gives the story of each. */
async function storiesOf(reports: readonly Report[], stories = clusterer()): Promise<string[]> {
  const found: string[] = [];
  for (const report of reports) found.push((await stories.clusterArticle(await store(report), signal)).storyId);
  return found;
}

const mill = {
  outlet: 'Marrow Post',
  title: 'Paper mill at Torvik closes after 120 years',
  paragraphs: [
    'The paper mill at Torvik, which employed 340 people, closes in March, its owner Halden Fibre said on Monday after a year of losses.',
    'Mayor Edda Kvalheim called the closure of the Torvik mill a blow to the whole fjord and asked Halden Fibre for talks about the site.',
    'The union said that workers at the mill had learned of it from the radio, and that machines worth 61 million crowns would be sold.',
  ],
};
const millElsewhere = {
  outlet: 'Fjord Daily',
  title: 'Halden Fibre shuts its Torvik paper mill, 340 jobs go',
  paragraphs: [
    'Halden Fibre will shut the Torvik paper mill in March; 340 jobs go in a town of four thousand, where the mill is the largest employer.',
    'Losses of the paper mill had grown since energy prices rose, Halden Fibre said. Edda Kvalheim, the mayor, wants talks about the site.',
  ],
};
const millAgain = {
  outlet: 'Coast Radio',
  title: 'Torvik mill to close in March, says Halden Fibre',
  paragraphs: [
    'Workers at the Torvik paper mill heard on the radio that it closes in March. The union accused Halden Fibre of hiding the losses.',
    'The mayor of Torvik, Edda Kvalheim, said the closure of the mill would cost the fjord 340 jobs, and asked the owner for talks.',
  ],
};

describe('articles as they should not be', () => {
  it('without dates are taken for as old as their reading, join their event, and break no story', async () => {
    const stories = await storiesOf([mill, millElsewhere, millAgain].map((report) => ({ ...report, publishedAt: null })));
    expect(new Set(stories).size).toBe(1);
    expect(await row(stories[0] ?? '')).toMatchObject({
      articles: 3,
      origins: 3,
      breaking: false,
      first_published_at: null,
      last_published_at: null,
      third_origin_at: new Date(clock),
    });
  });

  it('of one word, of none, and of one sign are stories by themselves', async () => {
    const texts = ['Storm', '', '…', 'Storm warning'];
    const stories = await storiesOf(
      texts.map((text, index) => ({
        outlet: `Short ${index}`,
        title: index === 0 ? 'Weather' : `${index}`,
        paragraphs: text === '' ? [] : [text],
      })),
    );
    expect(new Set(stories).size).toBe(texts.length);
  });

  it('in two languages at once join the event that they are about, and leave its language and title as they are', async () => {
    const event = [reportOf(60, 0), reportOf(60, 1)];
    const [opened = '', same = ''] = await storiesOf(event);
    expect(same).toBe(opened);
    const before = await row(opened);
    const mixed = {
      ...reportOf(60, 2),
      title: `${reportOf(60, 2).title} / Новости дня: всё о главном`,
      paragraphs: [
        ...reportOf(60, 2).paragraphs,
        'Президент сказал, что всё спокойно. 天气很好，大家都很高兴。 قال الرئيس إن كل شيء على ما يرام.',
      ],
    };
    const [third] = await storiesOf([{ ...mixed, language: 'en' }]);
    expect(third).toBe(opened);
    expect(await row(opened)).toMatchObject({ language: before.language, articles: 3 });
  });

  it('with the same title every day are another story every day', async () => {
    const stories: string[] = [];
    for (let today = 0; today < 10; today += 1) {
      clock += day;
      const { paragraphs } = reportOf(100 + today, 0);
      stories.push(...(await storiesOf([{ outlet: 'Briefing Post', title: 'Morning briefing', paragraphs }])));
    }
    expect(new Set(stories).size).toBe(10);
  });
});

describe('two hundred copies of one text', () => {
  it('are one story of one origin that never breaks, and the last is no dearer than the first', async () => {
    const stories = clusterer();
    const took: number[] = [];
    let storyId = '';
    for (let copy = 0; copy < 200; copy += 1) {
      const id = await store({ ...mill, title: copy % 7 === 0 ? 'Torvik mill closes' : mill.title, outlet: `Copier ${copy}` });
      const from = process.cpuUsage();
      storyId = (await stories.clusterArticle(id, signal)).storyId;
      const { user, system } = process.cpuUsage(from);
      took.push((user + system) / 1000);
    }
    expect(await row(storyId)).toMatchObject({ articles: 200, outlets: 200, origins: 1, breaking: false, third_origin_at: null });
    const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
    // Room for a busy machine: what grew with the square of the copies took thirty times as long here.
    expect(median(took.slice(160))).toBeLessThan(4 * median(took.slice(20, 60)) + 5);
  });
});

describe('who repeats the names of a story', () => {
  const pitch = 'Buy Zentrum gold coins today, double your savings with the Zentrum club, call now and pay later, offer ends at midnight.';
  const names = 'Torvik mill Halden Fibre Edda Kvalheim Torvik paper mill Halden Fibre Torvik Kvalheim mill Torvik.';

  it('does not join it, be the names in a heap or a list below another text', async () => {
    clock += 10 * day;
    const [story = '', second = ''] = await storiesOf([mill, millElsewhere]);
    expect(second).toBe(story);
    const attacks = await storiesOf([
      { outlet: 'Pitch A', title: 'Torvik Halden Kvalheim', paragraphs: [pitch, pitch.toUpperCase(), names] },
      { outlet: 'Pitch B', title: 'Double your savings', paragraphs: [pitch, ...Array.from({ length: 12 }, () => names)] },
    ]);
    for (const attack of attacks) expect(attack).not.toBe(story);
    expect(await row(story)).toMatchObject({ articles: 2, title: expect.stringMatching(/Torvik/) as string });
  });

  it('gives it no title, though many join with one that holds all its words', async () => {
    clock += 10 * day;
    const stories = clusterer();
    const [story = ''] = await storiesOf([mill, millElsewhere, millAgain], stories);
    const honest = [mill.title, millElsewhere.title, millAgain.title];
    expect(honest).toContain((await row(story)).title);
    // They come while it is in the news, and say that they were first.
    clock += 600_000;
    const stuffed = `Buy Zentrum gold: ${honest.join(' ')}`;
    const joined = await storiesOf(
      Array.from({ length: 6 }, (_, index) => ({
        outlet: `Hijack ${index}`,
        title: index % 2 === 0 ? stuffed : 'Torvik paper mill Halden Fibre March closes',
        // The story's own text in another order, so that it is about the same event, and dated before all others.
        paragraphs: [millAgain, millElsewhere, mill]
          .flatMap(({ paragraphs }) => paragraphs)
          .toSorted((one, other) => ((one.length * (index + 2)) % 97) - ((other.length * (index + 2)) % 97)),
        publishedAt: new Date(clock - 5 * 3_600_000),
      })),
      stories,
    );
    expect(joined).toContain(story);
    expect(honest).toContain((await row(story)).title);
  });
});
