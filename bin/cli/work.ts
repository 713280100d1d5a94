// `start`, `demo`, `run`: the commands that work; `migrate`, which makes the database ready for them.
import { demoDirectory } from '../commands/read.ts';
import { Option, type Command } from 'commander';
import type { PartOptions } from '../../workers/part.ts';
import { jsonFlag, type CommandContext } from './context.ts';

/** `--role`, `--persona`, `--except`: which part of the work this process does. */
function withPart(command: Command, roles: string): Command {
  return command
    .addOption(new Option('--role <role...>', `do only this part of the work: ${roles} (default: all)`))
    .addOption(new Option('--persona <id...>', 'work only at the desks of these personas (default: all)'))
    .addOption(new Option('--except <id...>', 'work at the desks of all personas but these'));
}

export function registerWork({ program, settingsFor }: CommandContext): void {
  withPart(
    program
      .command('start')
      .description('run the newsroom: workers, desk and site, until Ctrl-C')
      .option('--opml <list>', 'feed list: a file or an http(s) address (default: the bundled list)'),
    'poll, read, cluster (stories and their assignment), desk, check, publish, web (desk and site)',
  ).action(async (options: PartOptions & { opml?: string }) => {
    const settings = settingsFor({ feeds: { list: options.opml } });
    const { start } = await import('../commands/start.ts');
    process.exitCode = await start(settings, options);
  });

  program
    .command('demo')
    .description('run the newsroom on the bundled sample wire, an invented world, with its own data in data/demo')
    .addOption(
      new Option(
        '--model <name>',
        'show the path of language models with a played one: no model is asked (data in data/demo-played)',
      ).choices(['played']),
    )
    .action(async ({ model }: { model?: 'played' }) => {
      const { demo, demoOverrides } = await import('../commands/start.ts');
      const sample = settingsFor().sample.port;
      const given = program.opts<{ data?: string }>().data ?? process.env['NEWSROOM_DATA_DIR'];
      const quiet = process.env['NEWSROOM_LOG_LEVEL'] === undefined ? { log: { level: 'warn' } } : {};
      const directory = given || (model === undefined ? demoDirectory : `${demoDirectory}-${model}`);
      const common = { ...demoOverrides(sample), ...quiet, data: { directory } };
      if (model === undefined) {
        process.exitCode = await demo(settingsFor(common));
        return;
      }
      const { withPlayedModel } = await import('../commands/played-model.ts');
      process.exitCode = await withPlayedModel((models) => demo(settingsFor({ ...common, models })));
    });

  withPart(
    program
      .command('run')
      .description('run the pipeline without desk and site; with --once until nothing is left to do')
      .option('--opml <list>', 'feed list: a file or an http(s) address (default: the bundled list)'),
    'poll, read, cluster (stories and their assignment), desk, check, publish',
  )
    .option('--allow-private <host...>', 'hosts that may be fetched though they are not public, as name or name:port')
    .option(
      '--once',
      'poll every feed once, work until nothing is left to do, whatever the daily limits of drafts, print a summary and exit',
      false,
    )
    .addOption(jsonFlag())
    .action(async (options: PartOptions & { opml?: string; allowPrivate?: string[]; once: boolean; json: boolean }) => {
      const settings = settingsFor({ feeds: { list: options.opml }, fetch: { allowPrivate: options.allowPrivate } });
      const { run } = await import('../commands/run.ts');
      process.exitCode = await run(settings, options);
    });

  program
    .command('migrate')
    .description("bring the database up to date as its owner, and make the roles that the newsroom's processes log in as")
    .option('--dry-run', 'say what would be applied, and change nothing', false)
    .addOption(jsonFlag())
    .action(async (options: { dryRun: boolean; json: boolean }) => {
      const settings = settingsFor();
      const { migrate } = await import('../commands/migrate.ts');
      await migrate(settings, options);
    });
}
