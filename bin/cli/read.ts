// `status`, `drafts`, `show`, `audit verify`: the commands that only read.
import type { Command } from 'commander';
import { readAndPrint, writeAndPrint } from '../commands/read.ts';
import { renderAudit, renderDrafts, renderShow, renderStatus } from '../render.ts';
import { jsonFlag, type CommandContext } from './context.ts';

export function registerReadings({ program, settingsFor }: CommandContext): void {
  program
    .command('status')
    .description('what runs, what waits, what went wrong')
    .addOption(jsonFlag())
    .action(async (options: { json: boolean }) => void (await readAndPrint(settingsFor(), 'status', { ...options, render: renderStatus })));

  const drafts = program
    .command('drafts')
    .description('every draft with its state and its failing sentences')
    .option('--persona <id>', 'those of one analyst')
    .addOption(jsonFlag())
    .action(
      async ({ json, persona }: { json: boolean; persona?: string }) =>
        void (await readAndPrint(settingsFor(), 'drafts', { json, argument: persona ?? null, render: renderDrafts })),
    );

  drafts
    .command('retry <id>')
    .description('try a draft again that failed, or waits for budget')
    .addOption(jsonFlag())
    .action(
      async (id: string, _options: object, self: Command) =>
        void (await writeAndPrint(settingsFor(), 'retry', {
          // `--json` is also an option of `drafts`, which takes it wherever it stands.
          json: self.optsWithGlobals<{ json: boolean }>().json,
          argument: { draft: id },
          render: ({ draft }) => `Draft ${draft} is tried again.`,
        })),
    );

  program
    .command('show <id>')
    .description('a draft as an editor reads it: why this analyst, text, footnotes, checks, sources')
    .addOption(jsonFlag())
    .action(
      async (id: string, options: { json: boolean }) =>
        void (await readAndPrint(settingsFor(), 'show', { ...options, argument: id, render: renderShow })),
    );

  const audit = program.command('audit').description('the hash-chained log of what was written, decided and published');
  audit
    .command('verify')
    .description('prove the whole log, and that an exported head is in it')
    .option('--head <file>', "file of exported heads (default: the data folder's audit-heads.jsonl)")
    .addOption(jsonFlag())
    .action(async (options: { head?: string; json: boolean }) => {
      const verdict = await readAndPrint(settingsFor(), 'auditVerify', {
        json: options.json,
        argument: options.head ?? null,
        render: renderAudit,
      });
      if (!verdict.ok) process.exitCode = 1;
    });
}
