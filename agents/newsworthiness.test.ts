import { describe, expect, it } from 'vitest';
import type { Assignment } from './assignment.ts';
import { noveltyOf, weighStory, type WeighedReport } from './newsworthiness.ts';
import { newlyStated, ToldBefore, type ReportHead } from './novelty.ts';

const now = new Date('2026-03-13T12:00:00Z');
const report = (outlet: string, changes: Partial<WeighedReport> = {}): WeighedReport => ({
  outlet,
  origin: outlet,
  language: 'en',
  country: null,
  at: new Date(now.getTime() - 5 * 3_600_000),
  ...changes,
});
const fit: Assignment = {
  personaId: 'ada',
  personaName: 'Ada Brenn',
  score: 6,
  covers: true,
  beats: ['harbours'],
  reasons: ['harbours: lock'],
};
const weigh = (reports: readonly WeighedReport[], changes: Partial<Parameters<typeof weighStory>[0]> = {}) =>
  weighStory({ reports, ranked: [fit], nearest: null, usualPerHour: 0.4, now, ...changes });
const part = (worth: ReturnType<typeof weighStory>, name: string) => worth.parts.find((one) => one.name === name);

describe('newsworthiness', () => {
  it('is the sum of its parts, whose weights add up to 1, each said in words', () => {
    const worth = weigh([report('A', { country: 'NO' }), report('B', { country: 'SE', language: 'sv' }), report('C')]);
    expect(worth.parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 10);
    expect(worth.score).toBeCloseTo(
      worth.parts.reduce((sum, { value, weight }) => sum + value * weight, 0),
      2,
    );
    expect(part(worth, 'origins')).toMatchObject({ value: 0.5, why: '3 independent origins' });
    expect(part(worth, 'outlets')?.why).toBe('3 outlets, 2 countries, 2 languages');
    expect(part(worth, 'proximity')).toMatchObject({
      value: 0.67,
      why: 'fits Ada Brenn best: 6 for terms of beats, countries and languages of its reports',
    });
    expect(worth.fits).toEqual([{ personaId: 'ada', score: 6, beats: ['harbours'], reasons: ['harbours: lock'] }]);
  });

  it('counts carriers of one text as one origin, and more origins for more', () => {
    const carried = weigh([report('A', { origin: 'Wire' }), report('B', { origin: 'Wire' }), report('C', { origin: 'Wire' })]);
    const independent = weigh([report('A'), report('B'), report('C')]);
    expect(part(carried, 'origins')).toMatchObject({ value: 0, why: '1 independent origin' });
    expect(independent.score).toBeGreaterThan(carried.score);
    expect(weigh([report('A'), report('B'), report('C'), report('D')]).score).toBeGreaterThan(independent.score);
  });

  it('has a burst while many origins come within the hour, by their first reports, and none later', () => {
    const at = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
    const sudden = [report('A', { at: at(30) }), report('B', { at: at(20) }), report('B', { at: at(1) }), report('C', { at: at(10) })];
    expect(weigh(sudden).burst).toBeGreaterThan(1);
    expect(part(weigh(sudden), 'burst')?.why).toMatch(/^3 origins in the last hour: a chance of 1 in \d+/);
    const later = weigh(sudden, { now: new Date(now.getTime() + 3_600_000) });
    expect(later).toMatchObject({ burst: 0 });
    expect(part(later, 'burst')?.why).toBe('no burst in the last hour');
  });
});

const head = (title: string, lead: string, language = 'en'): ReportHead => ({ title, lead, language });
const lock = head(
  'Velmar closes the Asper lock to foreign barges',
  'The river ministry of Velmar closed the Asper lock on Monday for thirty days.',
);
const told = new ToldBefore([{ draftId: 'dr_1', storyId: 'st_1', headline: 'A lock closes', reports: [lock] }]);

describe('novelty', () => {
  it('is none for another story in the same words, and whole for another event', () => {
    const again = told.nearest('st_2', [
      head('Asper lock closed to foreign barges by Velmar', 'Velmar’s river ministry closed the lock for thirty days on Monday.'),
    ]);
    expect(again).toMatchObject({ draftId: 'dr_1', headline: 'A lock closes' });
    expect(noveltyOf(again)).toBe(0);
    const other = told.nearest('st_2', [
      head('Choir of Hallow wins the singing prize', 'The judges in Brenn praised its altos on Sunday evening.'),
    ]);
    expect(noveltyOf(other)).toBe(1);
    expect(noveltyOf(null)).toBe(1);
  });

  it('does not compare a story with its own publication', () => {
    expect(told.nearest('st_1', [lock])).toBeNull();
  });

  it('compares texts without spaces too', () => {
    const chinese = head('维尔马关闭阿斯珀船闸', '河流部周一关闭了阿斯珀船闸三十天。', 'zh');
    const before = new ToldBefore([{ draftId: 'dr_2', storyId: 'st_2', headline: '船闸', reports: [chinese] }]);
    expect(noveltyOf(before.nearest('st_3', [chinese]))).toBe(0);
  });
});

const text = (origin: string, title: string, ...paragraphs: string[]) => ({
  url: `https://${origin}.example/a`,
  text: [title, ...paragraphs].join('\n\n'),
  language: 'en',
  publishedAt: null,
  origin,
});
const before = text(
  'courier',
  'Velmar closes the Asper lock',
  'The ministry of Velmar closed the Asper lock on Monday. Some 140 barges wait, said Halina Dorst.',
);

describe('what a later report states', () => {
  it('is nothing where its figures and names were told, in whatever words', () => {
    expect(
      newlyStated([before], [text('echo', 'Lock on the Asper shut', 'Dorst of Velmar says that 140 barges are waiting since Monday.')]),
    ).toEqual([]);
  });

  it('is new figures and names at its beginning, if they are more than one', () => {
    const later = text('gauge', 'Court in Brenholt opens the Asper lock', 'Judge Edda Kolm told Velmar to open it, and 312 barges passed.');
    expect(newlyStated([before], [later])).toEqual(expect.arrayContaining(['312 barges']));
    expect(newlyStated([before], [text('one', 'Asper lock stays shut', 'It costs 77 million crowns, Dorst said.')])).toEqual([]);
  });

  it('is one thing that two origins state', () => {
    const one = text('one', 'Asper lock stays shut', 'It costs 77 million crowns, Dorst said.');
    expect(
      newlyStated([before], [one, text('two', 'The bill of the lock', 'Some 77 million crowns is the cost, said Dorst.')]),
    ).toHaveLength(1);
    expect(newlyStated([before], [one, { ...one }])).toEqual([]);
  });
});
