// Looks every few seconds whether drafts that wait for budget can go on: a new day, more allowed, a call settled below what was reserved.
// Calls whose process ended are settled first, at what they may have taken.
import { messageOf } from '../core/errors.ts';
import { capsOf, spendingDay } from '../core/spending.ts';
import { resumeBudgetWaits } from '../store/repositories/budget-waits.ts';
import { settleLostCalls } from '../store/repositories/model-calls.ts';
import type { NewsroomDeps } from './deps.ts';
import { repeat } from './repeat.ts';

const everyMs = 15_000;

export interface BudgetSweep {
  stop(): Promise<void>;
}

/** One look. Returns the drafts that go on. */
export async function sweepBudget({ database, settings, now }: Pick<NewsroomDeps, 'database' | 'settings' | 'now'>): Promise<string[]> {
  await settleLostCalls(database);
  return resumeBudgetWaits(database, capsOf(settings), spendingDay(settings, now()));
}

export function startBudgetSweep(deps: Pick<NewsroomDeps, 'database' | 'settings' | 'now' | 'logger'>): BudgetSweep {
  const { logger } = deps;
  const once = async (): Promise<void> => {
    try {
      const resumed = await sweepBudget(deps);
      if (resumed.length > 0) logger.info({ event: 'budget-waits-resumed', drafts: resumed });
    } catch (error) {
      logger.warn({ event: 'budget-sweep-failed', error: messageOf(error) });
    }
  };
  return repeat({ name: 'budget-sweep', everyMs, logger }, once);
}
