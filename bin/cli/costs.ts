// `costs`, `costs allow`, `models check`: what language models cost, what may be spent on a story beyond its cap, what a server can do.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { readAndPrint, writeAndPrint } from '../commands/read.ts';
import { renderCosts } from '../render-models.ts';
import { jsonFlag, type CommandContext } from './context.ts';

function amount(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError('a number, 0 or more.');
  return value;
}

function wholeAmount(text: string): number {
  const value = amount(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('a whole number, 0 or more.');
  return value;
}

const spans = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `24h`, `7d`, or a day or time that JavaScript reads, as an ISO time. */
function sinceTime(text: string): string {
  const span = /^(\d+)([mhd])$/.exec(text);
  const at = span === null ? Date.parse(text) : Date.now() - Number(span[1]) * spans[span[2] as keyof typeof spans];
  if (Number.isNaN(at)) throw new InvalidArgumentError('a span such as 24h or 7d, or a day such as 2026-01-31.');
  return new Date(at).toISOString();
}

interface CostsOptions {
  readonly by: string;
  readonly since?: string;
  readonly json: boolean;
}

export function registerCosts({ program, settingsFor }: CommandContext): void {
  const costs = program
    .command('costs')
    .description('what language models cost, and today against the caps')
    .addOption(
      new Option('--by <group>', 'persona, role, model, story or day')
        .choices(['persona', 'role', 'model', 'story', 'day'])
        .default('persona'),
    )
    .option('--since <time>', 'a span such as 24h or 7d, or a day (default: all)', sinceTime)
    .addOption(jsonFlag())
    .action(async ({ by, since, json }: CostsOptions) => {
      const argument = JSON.stringify({ by, since: since ?? null });
      await readAndPrint(settingsFor(), 'costs', { json, argument, render: renderCosts });
    });
  costs
    .command('allow <id>')
    .description('let a story (or the story of a draft) be spent on beyond its cap')
    .option('--cost <amount>', 'money, in budget.currency', amount, 0)
    .option('--tokens <number>', 'tokens, in and out', wholeAmount, 0)
    .addOption(jsonFlag())
    .action(async (subject: string, _options: object, self: Command) => {
      // `--json` is also an option of `costs`, which takes it wherever it stands.
      const options = self.optsWithGlobals<{ cost: number; tokens: number; json: boolean }>();
      const settings = settingsFor();
      await writeAndPrint(settings, 'allow', {
        json: options.json,
        argument: { subject, cost: options.cost, tokens: options.tokens },
        render: (allowed) =>
          `Allowed for story ${allowed.storyId} (${allowed.title}): ${[
            ...(allowed.cost > 0 ? [`${allowed.cost} ${settings.budget.currency}`] : []),
            ...(allowed.tokens > 0 ? [`${allowed.tokens} tokens`] : []),
          ].join(
            ' and ',
          )} beyond its cap.${allowed.resumed.length === 0 ? '' : ` Go on now: ${allowed.resumed.join(', ')}.`}${allowed.waiting
            .map(({ draft, failure }) => `\nStill waits: ${draft}, ${failure}.`)
            .join('')}`,
      });
    });

  program
    .command('models')
    .description('language models')
    .command('check')
    .description('try each configured role: whether it answers, in which form, how fast, and what is missing')
    .addOption(jsonFlag())
    .action(async ({ json }: { json: boolean }) => {
      const { checkAndPrint } = await import('../commands/check-models.ts');
      process.exitCode = await checkAndPrint(settingsFor(), { json });
    });
}
