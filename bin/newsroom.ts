#!/usr/bin/env node
// The `newsroom` command. Results go to stdout, logs and errors to stderr; every failure that can be expected is one line that says what to do.
import { Command, Help, Option } from 'commander';
import { readConfiguration } from '../core/configuration.ts';
import { ConfigurationError, messageOf, NewsroomError } from '../core/errors.ts';
import type { Settings } from '../core/settings.ts';
import { demoDirectory, readAndPrint } from './commands/read.ts';
import { printError } from './output.ts';
import { renderAudit, renderDrafts, renderFeeds, renderPersonas, renderShow, renderStatus } from './render.ts';

type Overrides = Record<string, Record<string, unknown>>;

const program = new Command('newsroom')
  .description('A newsroom of AI analysts and human editors: every sentence tied to a stored source, only an editor publishes.')
  .option('--config <file>', 'configuration file (default: newsroom.config.yaml where there is one)')
  .option('--data <folder>', 'folder of the embedded store (default: data/main, or NEWSROOM_DATA_DIR)')
  .configureHelp({
    showGlobalOptions: true,
    // That a flag is off unless given goes without saying.
    optionDescription: (option) => (option.isBoolean() ? option.description : new Help().optionDescription(option)),
  })
  .showHelpAfterError('(add --help for the options)')
  .helpCommand(false);

function settingsFor(overrides: Overrides = {}): Settings {
  const { config, data } = program.opts<{ config?: string; data?: string }>();
  const withData = data === undefined ? overrides : { ...overrides, data: { ...overrides['data'], directory: data } };
  return readConfiguration({ environment: process.env, ...(config === undefined ? {} : { file: config }), overrides: withData });
}

const json = (): Option => new Option('--json', 'print one JSON value instead of text').default(false);

program
  .command('start')
  .description('run the newsroom: workers, desk and site, until Ctrl-C')
  .option('--opml <list>', 'feed list: a file or an http(s) address (default: the bundled list)')
  .action(async (options: { opml?: string }) => {
    const { start } = await import('./commands/start.ts');
    process.exitCode = await start(settingsFor({ feeds: { list: options.opml } }));
  });

program
  .command('demo')
  .description('run the newsroom on the bundled sample wire, an invented world, with its own data in data/demo')
  .action(async () => {
    const { demo, demoOverrides } = await import('./commands/start.ts');
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
  .addOption(json())
  .action(async (options: { opml?: string; allowPrivate?: string[]; once: boolean; json: boolean }) => {
    const { run } = await import('./commands/run.ts');
    const settings = settingsFor({ feeds: { list: options.opml }, fetch: { allowPrivate: options.allowPrivate } });
    process.exitCode = await run(settings, options);
  });

program
  .command('status')
  .description('what runs, what waits, what went wrong')
  .addOption(json())
  .action(async (options: { json: boolean }) => void (await readAndPrint(settingsFor(), 'status', { ...options, render: renderStatus })));

program
  .command('drafts')
  .description('every draft with its state and its failing sentences')
  .addOption(json())
  .action(async (options: { json: boolean }) => void (await readAndPrint(settingsFor(), 'drafts', { ...options, render: renderDrafts })));

program
  .command('show <id>')
  .description('a draft as an editor reads it: why this analyst, text, footnotes, checks, sources')
  .addOption(json())
  .action(
    async (id: string, options: { json: boolean }) =>
      void (await readAndPrint(settingsFor(), 'show', { ...options, argument: id, render: renderShow })),
  );

program
  .command('personas')
  .description('the roster: beats, load, drafts of the last 24 hours')
  .addOption(json())
  .action(
    async (options: { json: boolean }) => void (await readAndPrint(settingsFor(), 'personas', { ...options, render: renderPersonas })),
  );

program
  .command('feeds')
  .description('every feed and its health')
  .addOption(json())
  .action(async (options: { json: boolean }) => void (await readAndPrint(settingsFor(), 'feeds', { ...options, render: renderFeeds })));

const audit = program.command('audit').description('the hash-chained log of what was written, decided and published');
audit
  .command('verify')
  .description('prove the whole log, and that an exported head is in it')
  .option('--head <file>', "file of exported heads (default: the data folder's audit-heads.jsonl)")
  .addOption(json())
  .action(async (options: { head?: string; json: boolean }) => {
    const verdict = await readAndPrint(settingsFor(), 'auditVerify', {
      json: options.json,
      argument: options.head ?? null,
      render: renderAudit,
    });
    if (!verdict.ok) process.exitCode = 1;
  });

// A reader that has seen enough (`| head`) closes the pipe: that ends no newsroom and is no failure. Any other fault of stdout is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  printError(`newsroom: stdout cannot be written to: ${error.message}`);
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ConfigurationError) printError(`configuration: ${error.message}`);
  else if (error instanceof NewsroomError) printError(`newsroom: ${error.message}`);
  else printError(`newsroom: unexpected failure: ${error instanceof Error ? (error.stack ?? error.message) : messageOf(error)}`);
  process.exitCode = error instanceof ConfigurationError ? 2 : 1;
}
// A connection that is still trying, or work that heeds no signal, would keep the process; everything that had to end has ended.
for (const stream of [process.stdout, process.stderr]) await new Promise<void>((done) => void stream.write('', () => done()));
process.exit();
