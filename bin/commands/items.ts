// `newsroom items retry`, batch by batch, in the process that runs the newsroom or, where none runs, in this one.
import { NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import { print, printableValue } from '../output.ts';
import { renderRetried } from '../render-items.ts';
import type { WritingValue } from '../writings.ts';
import { tell } from './read.ts';

export interface RetryOptions {
  readonly feed?: string;
  readonly code?: string;
  readonly all: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export async function retry(settings: Settings, ids: readonly string[], { feed, code, all, dryRun, json }: RetryOptions): Promise<void> {
  const chosen = feed !== undefined || code !== undefined;
  if ([ids.length > 0, chosen, all].filter(Boolean).length !== 1)
    throw new NewsroomError('nothing-to-retry', 'name the items, or give --feed or --code (or both), or --all: one of the three');
  const query = { ids: ids.length === 0 ? null : [...new Set(ids)], feed: feed ?? null, code: code ?? null, dryRun };
  const codes: Record<string, number> = {};
  let [retried, unchanged]: [number, WritingValue<'retryItems'>['unchanged']] = [0, []];
  for (let afterId: string | null = ''; afterId !== null;) {
    const batch: WritingValue<'retryItems'> = await tell(settings, 'retryItems', { ...query, afterId });
    retried += batch.retried;
    unchanged = afterId === '' ? batch.unchanged : unchanged;
    for (const [name, items] of Object.entries(batch.codes)) codes[name] = (codes[name] ?? 0) + items;
    afterId = batch.nextId;
  }
  const value = { retried, codes, unchanged, dryRun };
  print(json ? JSON.stringify(value) : renderRetried(printableValue(value)));
}
