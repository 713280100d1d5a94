import { describe, expect, test } from 'vitest';
import { plainly, toldOf, type HistoryEvent } from './story-history.ts';
import { storyEventKinds, type StoryEventKind } from './story.ts';

const names = new Map([
  ['ada', 'Ada Quill'],
  ['ben', 'Ben Oar'],
]);
const nameOf = (id: string): string => names.get(id) ?? id;
const event = (kind: StoryEventKind, more: Partial<HistoryEvent> = {}): HistoryEvent => ({
  kind,
  editorName: 'Ann Lee',
  reason: 'because it is so',
  detail: {},
  otherTitle: null,
  ...more,
});
const said = (kind: StoryEventKind, more: Partial<HistoryEvent> = {}): string => plainly(toldOf(event(kind, more), nameOf));

/** As store/repositories writes them. */
const details: Record<StoryEventKind, Record<string, unknown>> = {
  merged: { into: 'st_2', articles: 2 },
  absorbed: { from: 'st_2', articles: 1, flagged: ['dr_1'] },
  split: { into: 'st_2', articles: ['ar_1', 'ar_2'], stayed: ['ar_3'], flagged: [] },
  'split-off': { from: 'st_2', articles: ['ar_1'] },
  pinned: {},
  unpinned: {},
  muted: {},
  unmuted: {},
  assigned: { personaId: 'ada', draftId: 'dr_1', beside: ['dr_2'] },
  reassigned: { from: 'ada, cleo', to: 'ben', draftId: 'dr_3', withdrawn: ['dr_1', 'dr_2'], beside: [] },
  updated: { draftId: 'dr_2', updateOf: 'dr_1', stated: ['140 barges'] },
};

describe('what became of a story', () => {
  test.each([
    ['merged', 'Merged with its two reports into “The lock” (st_2) by Ann Lee: because it is so'],
    ['absorbed', 'One report of “The lock” (st_2) merged into it by Ann Lee: because it is so'],
    ['split', 'Two reports moved out to “The lock” (st_2) by Ann Lee: because it is so'],
    ['split-off', 'Made of one report moved out of “The lock” (st_2) by Ann Lee: because it is so'],
    ['pinned', 'Pinned by Ann Lee: because it is so'],
    ['unpinned', 'Pin taken away by Ann Lee: because it is so'],
    ['muted', 'Muted by Ann Lee: because it is so'],
    ['unmuted', 'Unmuted by Ann Lee: because it is so'],
    ['assigned', 'Given to Ada Quill (dr_1) by Ann Lee; one other draft goes on beside it: because it is so'],
    [
      'reassigned',
      'Taken from Ada Quill and cleo and given to Ben Oar (dr_3) by Ann Lee; two drafts that nobody had reviewed ended: because it is so',
    ],
    ['updated', 'Opened again for an update (dr_2) of what was published (dr_1) by Ann Lee: because it is so'],
  ] as const)('has words for “%s”', (kind, words) => {
    expect(said(kind, { detail: details[kind], otherTitle: 'The lock' })).toBe(words);
  });

  test('has words of its own for every kind, also where nothing is known of it', () => {
    const all = storyEventKinds.map((kind) => said(kind, { editorName: null, reason: ' ' }));
    expect(new Set(all).size).toBe(storyEventKinds.length);
    for (const words of all) expect(words).toMatch(/^[A-Z][a-z ]* by the newsroom$/);
  });

  test('counts in figures what is more than a dozen', () => {
    expect(said('merged', { detail: { into: 'st_2', articles: 13 } })).toContain('Merged with its 13 reports into another story (st_2)');
  });

  test('leads to the stories and drafts that it names, and keeps the reason apart', () => {
    expect(toldOf(event('split', { detail: details.split }), nameOf)).toEqual({
      what: ['Two reports moved out to ', { text: 'another story', story: 'st_2' }, ' by Ann Lee'],
      why: 'because it is so',
    });
    expect(toldOf(event('updated', { detail: details.updated }), nameOf).what).toContainEqual({ text: 'an update', draft: 'dr_2' });
  });
});
