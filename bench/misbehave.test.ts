// A few stories with six sentences of ten spoilt: nothing invented is before the editor as passing, and the ledger is of the texts answered.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../core/configuration.ts';
import { startPlayedModel, type PlayedModel } from '../test/harness/played-model/server.ts';
import { sampleEvents } from './drafts/articles.ts';
import { follow } from './misbehave/follow.ts';
import { draftSpoilt, type SpoiltDraft } from './misbehave/rounds.ts';
import { roundsOf } from './workbench/rounds.ts';
import { openWorkbench, type Workbench } from './workbench/workbench.ts';

let played: PlayedModel;
let bench: Workbench;
const drafts: SpoiltDraft[] = [];

beforeAll(async () => {
  played = await startPlayedModel({ spoiling: { seed: 5, share: 0.6 } });
  const settings = readConfiguration({ environment: {}, overrides: {} });
  bench = await openWorkbench(settings, { concurrency: 1, delayMs: 0, played: { baseUrl: played.baseUrl, stop: () => played.close() } });
  const rounds = await roundsOf(bench);
  const { personas } = bench.deps.roster;
  for (const [index, { articles, language }] of sampleEvents('en').slice(0, 3).entries()) {
    const story = { title: articles[0]?.title ?? '', language, articles };
    drafts.push(await draftSpoilt(rounds, played, { story, personaId: personas[index]?.id ?? '', writer: bench.deps.writers.name }));
  }
});
afterAll(() => bench.close());

describe('a model that spoils sentences of its drafts and revisions', () => {
  it('spoils in every way, and no such sentence reaches the editor as passing', () => {
    const followed = drafts.flatMap((draft) => draft.followed);
    expect(drafts.map(({ failure }) => failure)).toEqual([null, null, null]);
    expect([...new Set(followed.map(({ spoilt }) => spoilt.way))].toSorted()).toEqual([
      'figure',
      'name',
      'quotation',
      'url',
      'wrong-claim',
    ]);
    expect(followed.filter(({ outcome }) => outcome === 'reached').map(({ spoilt }) => spoilt.sentence.text)).toEqual([]);
    expect(followed.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThan(5);
    expect(followed.filter(({ outcome }) => outcome === 'flagged').length).toBeGreaterThan(5);
  });

  it('tells a spoilt sentence that passes as a miss', () => {
    const flagged = drafts.flatMap((draft) => draft.followed).find(({ outcome }) => outcome === 'flagged');
    if (flagged === undefined) throw new Error('nothing was flagged');
    const passing = flagged.standing.map((one) => ({
      ...one,
      check: one.check === null ? null : { ...one.check, verdict: 'opinion' as const },
    }));
    expect(follow(flagged.spoilt, passing, new Map()).outcome).toBe('reached');
    expect(follow(flagged.spoilt, [], new Map()).outcome).toBe('refused');
  });
});
