// `replay`: parse and extract again what was fetched, without the network.
import { InvalidArgumentError, Option } from 'commander';
import { jsonFlag, type CommandContext } from './context.ts';

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `90m`, `24h` or `7d` before now, or a date (`2026-03-12`, `2026-03-12T08:00Z`). */
export function readSince(value: string, now: Date = new Date()): Date {
  const [, number, unit] = /^(\d{1,6})(m|h|d)$/.exec(value) ?? [];
  const date = number === undefined ? new Date(value) : new Date(now.getTime() - Number(number) * units[unit as keyof typeof units]);
  if (Number.isNaN(date.getTime()) || (number === undefined && !/^\d{4}-\d\d-\d\d/.test(value)))
    throw new InvalidArgumentError('give a span back from now (90m, 24h, 7d) or a date (2026-03-12, 2026-03-12T08:00Z).');
  if (date > now) throw new InvalidArgumentError('that is in the future.');
  return date;
}

export interface ReplayOptions {
  readonly since: Date;
  readonly only?: 'feeds' | 'pages';
  readonly feed?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export function registerReplay({ program, settingsFor }: CommandContext): void {
  program
    .command('replay')
    .description('parse and extract again what was fetched, as it is kept, without the network')
    .addOption(
      new Option('--since <when>', 'what was fetched since then: 90m, 24h, 7d, or a date')
        .argParser((value: string) => readSince(value))
        .makeOptionMandatory(),
    )
    .addOption(new Option('--only <what>', 'feeds or pages alone (default: both)').choices(['feeds', 'pages']))
    .option('--feed <feed>', 'of one feed: its id or its address')
    .option('--dry-run', 'say what would change, and change nothing', false)
    .addOption(jsonFlag())
    .action(async (options: ReplayOptions) => {
      const settings = settingsFor();
      const { replay } = await import('../commands/replay.ts');
      await replay(settings, options);
    });
}
