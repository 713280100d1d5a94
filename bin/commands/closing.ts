// The end of a process: what was opened is closed, the last opened first, within a time that holds whatever hangs.
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../../core/errors.ts';
import { printError } from '../output.ts';

/** Everything is closed within this, or left as it is when the process ends: what is under way is done again at the next start. */
const closeWithinMs = 8_500;

/** Things to close, the last opened first; one that fails, or does not end in time, does not keep the others open. */
export class Closing {
  readonly #steps: { names: string[]; close: () => Promise<unknown> }[] = [];

  add(name: string, close: () => Promise<unknown>): void {
    this.#steps.push({ names: [name], close });
  }

  /** Closed together with what was added last: neither needs the other. */
  addBeside(name: string, close: () => Promise<unknown>): void {
    const last = this.#steps.pop();
    if (last === undefined) return this.add(name, close);
    this.#steps.push({ names: [...last.names, name], close: () => settled([last.close(), close()]) });
  }

  async run(withinMs = closeWithinMs): Promise<void> {
    const until = performance.now() + withinMs;
    for (const step of this.#steps.splice(0).reverse()) {
      const names = step.names.join(', ');
      try {
        const left = Math.max(100, until - performance.now());
        const late = Symbol('late');
        if ((await Promise.race([step.close(), delay(left, late, { ref: false })])) === late) printError(`${names} did not close in time`);
      } catch (error) {
        printError(`${names} did not close cleanly: ${messageOf(error)}`);
      }
    }
  }
}

/** Waits for all, then throws what the first that failed threw. */
async function settled(closings: Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(closings)) if (result.status === 'rejected') throw result.reason;
}
