import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';

/** A process that stops four seconds after it was asked to; gives its exit code when the signals came at these milliseconds. */
async function exitAfter(...signalsAtMs: number[]): Promise<number | null> {
  const module = new URL('./stop-asked.ts', import.meta.url).href;
  const script = `
    import { stopAsked } from ${JSON.stringify(module)};
    const alive = setInterval(() => undefined, 1000);
    const asked = stopAsked();
    process.stdout.write('ready');
    await asked;
    setTimeout(() => clearInterval(alive), 4000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  let at = 0;
  for (const signalAt of signalsAtMs) {
    await delay(signalAt - at);
    at = signalAt;
    child.kill('SIGINT');
  }
  const [code] = (await ended) as [number | null];
  return code;
}

it('takes the same Ctrl-C from the terminal and from npm as one', async () => {
  expect(await exitAfter(0, 100)).toBe(0);
}, 30_000);

it('ends at once when asked again', async () => {
  expect(await exitAfter(0, 2_000)).toBe(130);
}, 30_000);
