// `personas`: the roster and what each analyst has on its desk.
import { readAndPrint } from '../commands/read.ts';
import { renderPersonas } from '../render.ts';
import { jsonFlag, type CommandContext } from './context.ts';

export function registerPersonas({ program, settingsFor }: CommandContext): void {
  program
    .command('personas')
    .description('the roster: beats, load, drafts of the last 24 hours')
    .addOption(jsonFlag())
    .action(
      async (options: { json: boolean }) => void (await readAndPrint(settingsFor(), 'personas', { ...options, render: renderPersonas })),
    );
}
