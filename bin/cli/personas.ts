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
    .command('assign <story>')
    .description('give a story (or that of a draft) to a persona as well: a second view of it, beside the first')
    .requiredOption('--persona <id>', 'who writes it')
    .option('--reason <text>', 'why, for the editors and for the audit log')
    .addOption(jsonFlag())
    .action(async (story: string, { json, persona, reason }: { json: boolean; persona: string; reason?: string }) => {
      await writeAndPrint(settingsFor(), 'assign', {
        json,
        argument: { story, persona, reason: reason ?? null },
        render: (value) =>
          `Draft ${value.draft} of story ${value.story} is queued for ${value.persona}; until it is begun, \`newsroom withdraw ${value.draft}\` takes it back.`,
      });
    });

  program
    .command('withdraw <draft>')
    .description('take back a second view that nobody has begun')
    .addOption(jsonFlag())
    .action(async (draft: string, { json }: { json: boolean }) => {
      await writeAndPrint(settingsFor(), 'withdraw', {
        json,
        argument: { draft },
        render: (value) => `Draft ${value.draft} is withdrawn.`,
      });
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
