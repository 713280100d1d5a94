#!/usr/bin/env node
// The `newsroom` command. Results go to stdout, logs and errors to stderr; every failure that can be expected is one line that says what to do.
import { Command, Help } from 'commander';
import { readConfiguration } from '../core/configuration.ts';
import { ConfigurationError, messageOf, NewsroomError } from '../core/errors.ts';
import type { Settings } from '../core/settings.ts';
import type { Overrides } from './cli/context.ts';
import { registerBench } from './cli/bench.ts';
import { registerCosts } from './cli/costs.ts';
import { registerFeeds } from './cli/feeds.ts';
import { registerItems } from './cli/items.ts';
import { registerPersonas } from './cli/personas.ts';
import { registerReadings } from './cli/read.ts';
import { registerReplay } from './cli/replay.ts';
import { registerStories } from './cli/stories.ts';
import { registerWork } from './cli/work.ts';
import { printError } from './output.ts';

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

const context = { program, settingsFor };
registerWork(context);
registerReadings(context);
registerFeeds(context);
registerItems(context);
registerStories(context);
registerPersonas(context);
registerBench(context);
registerCosts(context);
registerReplay(context);

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
