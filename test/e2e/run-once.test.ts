import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadSampleWire } from '../../sources/sample-wire/load.ts';
import { startSampleWire, type SampleWireServer } from '../../sources/sample-wire/server.ts';
import { openPlace, runCommand, startCommand, type Place } from '../harness/newsroom-process.ts';

const counts = z.record(z.string(), z.int());
const summarySchema = z.strictObject({
  feeds: z.int(),
  items: z.int(),
  articles: z.int(),
  stories: z.int(),
  drafts: z.record(z.string(), counts),
  draftsByOutlets: counts,
  sentences: z.int(),
  checks: counts,
  modelCalls: z.int(),
  tokens: z.strictObject({ in: z.int(), cached: z.int(), out: z.int() }),
  seconds: z.number(),
});
const draftsSchema = z.array(
  z.strictObject({
    id: z.string(),
    persona: z.string(),
    state: z.string(),
    writer: z.string(),
    headline: z.string().nullable(),
    outlets: z.int(),
    sentences: z.int(),
    failing: z.int(),
    updated: z.iso.datetime(),
  }),
);
const shownSchema = z.looseObject({
  markdown: z.string(),
  sentences: z.array(z.looseObject({ text: z.string(), check: z.looseObject({ verdict: z.string() }).nullable() })),
  sources: z.array(z.looseObject({ outlet: z.string(), claims: z.array(z.looseObject({ quote: z.string() })) })),
});

let wire: SampleWireServer;
let place: Place;
let args: string[];

beforeAll(async () => {
  wire = await startSampleWire({ port: 0 });
  // One page at a time: read in another order, while an empty index still takes common words for rare ones, reports of one event can open
  // two stories.
  place = await openPlace({ NEWSROOM_WORKERS_READ: '1', NEWSROOM_WORKERS_POLL: '1' });
  args = ['run', '--opml', wire.opmlUrl, '--allow-private', '127.0.0.1', '--once', '--json'];
});
afterAll(async () => {
  await wire.close();
  await place.remove();
});

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';
const total = (all: Record<string, number>): number => Object.values(all).reduce((sum, n) => sum + n, 0);

describe('newsroom run --once on the sample wire', () => {
  it('goes on after being killed half-way, and drafts what is to be drafted', { timeout: 240_000 }, async () => {
    const killed = startCommand(place, ['run', '--opml', wire.opmlUrl, '--allow-private', '127.0.0.1', '--once']);
    await killed.until(/[1-9]\d* articles read/);
    killed.process.kill('SIGKILL');
    await killed.ended;

    const run = await runCommand(place, args);
    expect(run.stderr).not.toContain('unexpected failure');
    expect(run.code).toBe(0);
    const summary = summarySchema.parse(JSON.parse(lastLine(run.stdout)));
    const wanted = wire.feeds.length;
    expect(summary.feeds).toBe(wanted);
    const { events } = loadSampleWire();
    const pages = events.flatMap((event) => event.reports).length;
    expect(summary.items).toBe(pages);
    expect(summary.articles).toBe(pages);
    // Each news event comes into review. Reports whose names do not join across scripts (Arabic, Chinese) can stand apart as a
    // story of their own, with too little to quote: that one fails, and says so.
    const inReview = Object.values(summary.drafts).reduce((sum, states) => sum + (states['in-review'] ?? 0), 0);
    const drafted = Object.values(summary.drafts).reduce((sum, states) => sum + total(states), 0);
    expect(inReview).toBeGreaterThanOrEqual(events.filter((event) => event.newsworthy).length);
    expect(drafted - inReview).toBeLessThanOrEqual(2);
    const drafts = draftsSchema.parse(JSON.parse((await runCommand(place, ['drafts', '--json'])).stdout));
    for (const draft of drafts.filter(({ state }) => state !== 'in-review')) {
      const shown = JSON.parse((await runCommand(place, ['show', draft.id, '--json'])).stdout) as {
        draft: { state: string; failure: string };
      };
      expect(shown.draft).toMatchObject({ state: 'failed', failure: expect.stringContaining('too little') });
    }
    // And each at the desk that it was written for.
    for (const { persona } of events) {
      if (persona === null) continue;
      const meant = events.filter((event) => event.persona === persona);
      expect(summary.drafts[persona]?.['in-review'], persona).toBe(meant.length);
    }
    expect(total(summary.checks)).toBe(summary.sentences);
    expect(summary.sentences).toBeGreaterThan(inReview * 8);
    expect(summary.modelCalls).toBe(0);
  });

  it('finds nothing to do the second time, and loses nothing', { timeout: 100_000 }, async () => {
    const before = draftsSchema.parse(JSON.parse((await runCommand(place, ['drafts', '--json'])).stdout));
    const again = await runCommand(place, args);
    expect(again.code).toBe(0);
    const after = draftsSchema.parse(JSON.parse((await runCommand(place, ['drafts', '--json'])).stdout));
    expect(after).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  it('shows a draft with its checks and with quotations that stand in their sources', { timeout: 100_000 }, async () => {
    const first = draftsSchema
      .parse(JSON.parse((await runCommand(place, ['drafts', '--json'])).stdout))
      .find(({ state }) => state === 'in-review');
    const shown = shownSchema.parse(JSON.parse((await runCommand(place, ['show', first?.id ?? '', '--json'])).stdout));
    expect(shown.sentences.every((sentence) => sentence.check !== null)).toBe(true);
    expect(new Set(shown.sources.map((source) => source.outlet)).size).toBe(first?.outlets);
    const text = await runCommand(place, ['show', first?.id ?? '']);
    expect(text.stdout).toContain('[^1]');
    expect(text.stdout).toContain('Sources');
  });

  it('says what is wrong with what it is asked', { timeout: 100_000 }, async () => {
    const unknown = await runCommand(place, ['show', 'dr_nothing']);
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('newsroom drafts')]);
    const verified = await runCommand(place, ['audit', 'verify', '--json']);
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, against: { seq: expect.any(Number) } });
    const status = JSON.parse((await runCommand(place, ['status', '--json'])).stdout) as { running: unknown[]; problems: unknown[] };
    expect(status.running).toEqual([]);
  });
});
