// `personas`, `pause`, `resume`: the roster, what each analyst has on its desk, and which desks work.
import { readAndPrint, writeAndPrint } from '../commands/read.ts';
import { renderDesksChanged, renderPersonas } from '../render.ts';
import { jsonFlag, type CommandContext } from './context.ts';

interface DeskOptions {
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** Null: all. */
function chosen(ids: readonly string[]): string[] | null {
  return ids.includes('all') ? null : [...ids];
}

export function registerPersonas({ program, settingsFor }: CommandContext): void {
  program
    .command('personas [id]')
    .description('the roster: who works and why not, load, drafts and spending of the day; with an ID one analyst and its last drafts')
    .addOption(jsonFlag())
    .action(
      async (id: string | undefined, options: { json: boolean }) =>
        void (await readAndPrint(settingsFor(), 'personas', { ...options, argument: id ?? null, render: renderPersonas })),
    );

  program
    .command('pause <id...>')
    .description('let personas (or all) begin no further round; what they are at is finished, what waits for them is kept')
    .option('--reason <text>', 'why, for the others and for the audit log')
    .option('--dry-run', 'say what would change, and change nothing', false)
    .addOption(jsonFlag())
    .action(async (ids: string[], { json, dryRun, reason }: DeskOptions & { reason?: string }) => {
      const argument = { personas: chosen(ids), dryRun, reason: reason ?? null };
      await writeAndPrint(settingsFor(), 'pause', { json, argument, render: (value) => renderDesksChanged('paused', value) });
    });

  program
    .command('resume <id...>')
    .description('let paused personas (or all) work again')
    .option('--dry-run', 'say what would change, and change nothing', false)
    .addOption(jsonFlag())
    .action(async (ids: string[], { json, dryRun }: DeskOptions) => {
      const argument = { personas: chosen(ids), dryRun };
      await writeAndPrint(settingsFor(), 'resume', { json, argument, render: (value) => renderDesksChanged('at work', value) });
    });
}
