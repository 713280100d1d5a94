// `items`, `items retry`: the items that were not read, why not, and trying those again that were given up.
import { InvalidArgumentError, Option } from 'commander';
import type { RetryOptions } from '../commands/items.ts';
import { readAndPrint } from '../commands/read.ts';
import { renderItems } from '../render-items.ts';
import { jsonFlag, type CommandContext } from './context.ts';

interface ListOptions {
  readonly state: 'failed' | 'new' | 'skipped' | 'all';
  readonly feed?: string;
  readonly limit: number;
  readonly json: boolean;
}

const which = {
  failed: 'could not be read',
  new: 'to be read',
  skipped: 'skipped as too old',
  all: 'not read',
} as const;

function most(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 10_000) throw new InvalidArgumentError('a whole number from 1 to 10000.');
  return value;
}

export function registerItems({ program, settingsFor }: CommandContext): void {
  const items = program.command('items').description('items that were not read, and reading those again that were given up');
  items
    .command('list', { isDefault: true })
    .description('items that were not read, the newest first: why, of which feed, when they were found')
    .addOption(
      new Option('--state <state>', 'failed: given up; new: to be read; skipped: too old when found')
        .choices(['failed', 'new', 'skipped', 'all'])
        .default('failed'),
    )
    .option('--feed <feed>', 'of one feed: its id or its address')
    .option('--limit <number>', 'so many at most', most, 50)
    .addOption(jsonFlag())
    .action(async ({ state, feed, limit, json }: ListOptions) => {
      const argument = JSON.stringify({ state: state === 'all' ? null : state, feed: feed ?? null, limit });
      await readAndPrint(settingsFor(), 'items', { json, argument, render: (value) => renderItems(value, which[state]) });
    });

  items
    .command('retry [id...]')
    .description('read items again that were given up: those named, or all of a feed, of a code, or of both')
    .option('--feed <feed>', 'all of one feed: its id or its address')
    .option('--code <code>', 'all that failed with this code, such as status or timeout')
    .option('--all', 'all that were given up', false)
    .option('--dry-run', 'say what would be tried again, and change nothing', false)
    .addOption(jsonFlag())
    .action(async (ids: string[], options: RetryOptions) => {
      await (await import('../commands/items.ts')).retry(settingsFor(), ids, options);
    });
}
