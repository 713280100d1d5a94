// `costs allow`: what may be spent on a story beyond its cap.
import { InvalidArgumentError } from 'commander';
import { writeAndPrint } from '../commands/read.ts';
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

export function registerCosts({ program, settingsFor }: CommandContext): void {
  const costs = program.command('costs').description('what language models cost');
  costs
    .command('allow <id>')
    .description('let a story (or the story of a draft) be spent on beyond its cap')
    .option('--cost <amount>', 'money, in budget.currency', amount, 0)
    .option('--tokens <number>', 'tokens, in and out', wholeAmount, 0)
    .addOption(jsonFlag())
    .action(async (subject: string, options: { cost: number; tokens: number; json: boolean }) => {
      const settings = settingsFor();
      await writeAndPrint(settings, 'allow', {
        json: options.json,
        argument: { subject, cost: options.cost, tokens: options.tokens },
        render: (allowed) =>
          `Allowed for story ${allowed.storyId} (${allowed.title}): ${[
            ...(allowed.cost > 0 ? [`${allowed.cost} ${settings.budget.currency}`] : []),
            ...(allowed.tokens > 0 ? [`${allowed.tokens} tokens`] : []),
          ].join(' and ')} beyond its cap.${allowed.resumed.length === 0 ? '' : ` Go on: ${allowed.resumed.join(', ')}.`}`,
      });
    });
}
