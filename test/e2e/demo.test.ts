import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort, openPlace, runCommand, startCommand, type Command, type Place } from '../harness/newsroom-process.ts';
import { databaseUrl } from '../harness/store.ts';

let place: Place;
let running: Command | null = null;

beforeAll(async () => {
  place = await openPlace({ NEWSROOM_SAMPLE_PORT: String(await freePort()) }, { fresh: true });
});
afterEach(async () => {
  running?.process.kill('SIGKILL');
  await running?.ended;
  running = null;
});
afterAll(() => place.remove());

async function stop(command: Command): Promise<{ code: number | null; ms: number }> {
  const startedAt = performance.now();
  command.process.kill('SIGINT');
  const { code } = await command.ended;
  return { code, ms: performance.now() - startedAt };
}

describe('newsroom demo', () => {
  it('brings drafts into review within 60 s, answers while it runs, and stops cleanly within 10 s', { timeout: 120_000 }, async () => {
    const startedAt = performance.now();
    running = startCommand(place, ['demo']);
    const [, desk] = await running.until(/desk\s+(http:\S+)/);
    const [, site] = await running.until(/site\s+(http:\S+)/);
    await running.until(/http:\S+\/welcome\?token=\S+/);
    await running.until(/in review\s+dr_/, 60_000);
    expect(performance.now() - startedAt).toBeLessThan(60_000);

    expect((await fetch(`${desk}/healthz`)).status).toBe(200);
    expect((await fetch(site ?? '')).status).toBe(200);
    const drafts = JSON.parse((await runCommand(place, ['drafts', '--json'])).stdout) as { state: string }[];
    expect(drafts.some((draft) => draft.state === 'in-review')).toBe(true);

    const stopped = await stop(running);
    running = null;
    expect(stopped.code).toBe(0);
    expect(stopped.ms).toBeLessThan(10_000);
  });

  it('goes on where it was', { timeout: 120_000 }, async () => {
    const before = (JSON.parse((await runCommand(place, ['drafts', '--json'])).stdout) as unknown[]).length;
    running = startCommand(place, ['demo']);
    const [, kept] = await running.until(/(\d+) drafts in review from before/);
    expect(Number(kept)).toBeGreaterThan(0);
    await wait(3000);
    const after = (JSON.parse((await runCommand(place, ['drafts', '--json'])).stdout) as unknown[]).length;
    expect(after).toBeGreaterThanOrEqual(before);
    expect((await stop(running)).code).toBe(0);
    running = null;
  });

  it('shows the model path with the played model, and says so', { timeout: 120_000 }, async () => {
    const played = await openPlace({ NEWSROOM_SAMPLE_PORT: String(await freePort()) });
    onTestFinished(() => played.remove());
    running = startCommand(played, ['demo', '--model', 'played']);
    await running.until(/in review\s+dr_/, 60_000);
    expect(running.stdout()).toContain('played');
    const drafts = JSON.parse((await runCommand(played, ['drafts', '--json'])).stdout) as { state: string; writer: string }[];
    expect(drafts.find(({ state }) => state === 'in-review')?.writer).toMatch(/^language model played-model \(no language model\) at /);
    // A fleet's commands share their settings; only an embedded newsroom is asked for those that it alone knows.
    if (databaseUrl === null) {
      const check = await runCommand(played, ['models', 'check', '--json']);
      expect(check.code, check.stderr).toBe(0);
      expect(JSON.parse(check.stdout)).toContainEqual(
        expect.objectContaining({ role: 'writer', model: expect.stringContaining('played-model'), works: true }),
      );
    }
    const costs = JSON.parse((await runCommand(played, ['costs', '--json'])).stdout) as { total: { calls: number; cost: number } };
    expect(costs.total.calls).toBeGreaterThan(0);
    expect((await stop(running)).code).toBe(0);
    running = null;
  });
});
