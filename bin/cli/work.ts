// `start`, `demo`, `run`: the commands that work.
import { demoDirectory } from '../commands/read.ts';
import { jsonFlag, type CommandContext } from './context.ts';

export function registerWork({ program, settingsFor }: CommandContext): void {
  program
    .command('start')
    .description('run the newsroom: workers, desk and site, until Ctrl-C')
    .option('--opml <list>', 'feed list: a file or an http(s) address (default: the bundled list)')
    .action(async (options: { opml?: string }) => {
      const { start } = await import('../commands/start.ts');
      process.exitCode = await start(settingsFor({ feeds: { list: options.opml } }));
    });

  program
    .command('demo')
    .description('run the newsroom on the bundled sample wire, an invented world, with its own data in data/demo')
    .action(async () => {
      const { demo, demoOverrides } = await import('../commands/start.ts');
      const sample = settingsFor().sample.port;
      const given = program.opts<{ data?: string }>().data ?? process.env['NEWSROOM_DATA_DIR'];
      const quiet = process.env['NEWSROOM_LOG_LEVEL'] === undefined ? { log: { level: 'warn' } } : {};
      process.exitCode = await demo(settingsFor({ ...demoOverrides(sample), ...quiet, data: { directory: given || demoDirectory } }));
    });

  program
    .command('run')
    .description('run the pipeline without desk and site; with --once until nothing is left to do')
    .option('--opml <list>', 'feed list: a file or an http(s) address (default: the bundled list)')
    .option('--allow-private <host...>', 'hosts that may be fetched though they are not public, as name or name:port')
    .option('--once', 'poll every feed once, work until nothing is left to do, print a summary and exit', false)
    .addOption(jsonFlag())
    .action(async (options: { opml?: string; allowPrivate?: string[]; once: boolean; json: boolean }) => {
      const { run } = await import('../commands/run.ts');
      const settings = settingsFor({ feeds: { list: options.opml }, fetch: { allowPrivate: options.allowPrivate } });
      process.exitCode = await run(settings, options);
    });
}
