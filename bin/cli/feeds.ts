// `feeds ...`: the feed desk. Which feeds are watched, how they fare, and what an operator does about it.
import { Option, type Command } from 'commander';
import type { AddOptions, CheckOptions, ExportOptions, ImportOptions } from '../commands/feeds.ts';
import { read, writeAndPrint } from '../commands/read.ts';
import { print, printableValue } from '../output.ts';
import { renderFeeds } from '../render-feeds.ts';
import { jsonFlag, type CommandContext, type Overrides } from './context.ts';

interface ListOptions {
  readonly state?: 'active' | 'failing' | 'muted';
  readonly language?: string;
  readonly country?: string;
  readonly json: boolean;
}

function withFilters(command: Command): Command {
  return command
    .addOption(new Option('--state <state>', 'of these alone').choices(['active', 'failing', 'muted']))
    .option('--language <code>', 'in this language, such as pt')
    .option('--country <code>', 'from this country, such as BR')
    .addOption(jsonFlag());
}

const allowPrivate = (): Option => new Option('--allow-private <host...>', 'hosts that may be fetched though they are not public');

function networkOverrides(options: { allowPrivate?: string[] }): Overrides {
  return options.allowPrivate === undefined ? {} : { fetch: { allowPrivate: options.allowPrivate } };
}

export function registerFeeds({ program, settingsFor }: CommandContext): void {
  // `--json` stands before or after a subcommand's name, and commander gives it to whichever takes it first: hence optsWithGlobals throughout.
  const list = async (_options: object, command: Command): Promise<void> => {
    const { state, language, country, json } = command.optsWithGlobals<ListOptions>();
    const all = await read(settingsFor(), 'feeds', null);
    const chosen = all.filter(
      (feed) =>
        (state === undefined || (state === 'failing' ? feed.state === 'active' && feed.failures > 0 : feed.state === state)) &&
        (language === undefined || feed.language === language.toLowerCase()) &&
        (country === undefined || feed.country === country.toUpperCase()),
    );
    print(json ? JSON.stringify(chosen) : renderFeeds(printableValue(chosen), all.length));
  };

  const feeds = withFilters(program.command('feeds').description('the feed desk: every feed and how it fares')).action(list);
  withFilters(feeds.command('list').description('every feed: last answer, interval, items a day, errors, language, muted and why')).action(
    list,
  );

  feeds
    .command('add <url>')
    .description('watch a feed, once it has answered; one that was removed or muted is woken')
    .option('--title <text>', 'what its outlet is called (default: as the feed says)')
    .option('--language <code>', 'ISO 639-1 (default: as the feed says)')
    .option('--country <code>', 'ISO 3166-1, two letters')
    .option('--category <labels>', 'region or beat, parted by commas')
    .option('--documented-at <url>', 'public page that gives this address')
    .option('--unchecked', 'without asking it first', false)
    .addOption(allowPrivate())
    .addOption(jsonFlag())
    .action(async (url: string, _options: object, command: Command) => {
      const options = command.optsWithGlobals<AddOptions & { allowPrivate?: string[] }>();
      await (await import('../commands/feeds.ts')).add(settingsFor(networkOverrides(options)), url, options);
    });

  feeds
    .command('remove <feed>')
    .description('watch a feed no more; its articles stay, as drafts cite them, and `feeds add` brings it back')
    .option('--reason <text>', 'why', 'removed by an operator')
    .addOption(jsonFlag())
    .action(async (feed: string, _options: object, command: Command) => {
      const { json, reason } = command.optsWithGlobals<{ json: boolean; reason: string }>();
      await writeAndPrint(settingsFor(), 'muteFeed', {
        json,
        argument: { feed, reason },
        render: (value) =>
          value.changed
            ? `${value.title} is watched no more; \`newsroom feeds add ${value.url}\` brings it back.`
            : `${value.title} was muted before.`,
      });
    });

  feeds
    .command('mute <feed>')
    .description('poll a feed no more until it is unmuted')
    .requiredOption('--reason <text>', 'why, for the others')
    .addOption(jsonFlag())
    .action(async (feed: string, _options: object, command: Command) => {
      const { json, reason } = command.optsWithGlobals<{ json: boolean; reason: string }>();
      await writeAndPrint(settingsFor(), 'muteFeed', {
        json,
        argument: { feed, reason },
        render: (value) => `${value.title} is muted${value.changed ? '' : ', as it was'}: ${reason}`,
      });
    });

  feeds
    .command('unmute <feed>')
    .description('poll a muted feed again, from now on')
    .addOption(jsonFlag())
    .action(async (feed: string, _options: object, command: Command) => {
      await writeAndPrint(settingsFor(), 'unmuteFeed', {
        json: command.optsWithGlobals<{ json: boolean }>().json,
        argument: { feed },
        render: (value) => (value.changed ? `${value.title} is polled again.` : `${value.title} was not muted: nothing changed.`),
      });
    });

  feeds
    .command('import <file>')
    .description('watch the feeds of an OPML list, nested or flat: a file or an http(s) address')
    .option('--dry-run', 'say what would be added, and add nothing', false)
    .addOption(allowPrivate())
    .addOption(jsonFlag())
    .action(async (file: string, _options: object, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions & { allowPrivate?: string[] }>();
      await (await import('../commands/feeds.ts')).importList(settingsFor(networkOverrides(options)), file, options);
    });

  feeds
    .command('export')
    .description('the watched feeds as an OPML list, or as JSON')
    .option('--output <file>', 'write it there (default: print it)')
    .option('--all', 'those that are muted too', false)
    .addOption(jsonFlag())
    .action(async (_options: object, command: Command) => {
      await (await import('../commands/feeds.ts')).exportList(settingsFor(), command.optsWithGlobals<ExportOptions>());
    });

  feeds
    .command('check [url...]')
    .description('ask feeds now: do they answer, what are they, how fresh are they; exits with 1 where one does not')
    .option('--all', 'every watched feed', false)
    .option('--failing', 'those whose last poll failed', false)
    .addOption(allowPrivate())
    .addOption(jsonFlag())
    .action(async (urls: string[], _options: object, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions & { allowPrivate?: string[] }>();
      const failed = await (await import('../commands/feeds.ts')).check(settingsFor(networkOverrides(options)), urls, options);
      if (failed > 0) process.exitCode = 1;
    });

  feeds
    .command('discover <url>')
    .description('look for the feeds of a site, from any of its addresses; exits with 1 where there are none')
    .addOption(allowPrivate())
    .addOption(jsonFlag())
    .action(async (url: string, _options: object, command: Command) => {
      const options = command.optsWithGlobals<{ json: boolean; allowPrivate?: string[] }>();
      const found = await (await import('../commands/feeds.ts')).discover(settingsFor(networkOverrides(options)), url, options);
      if (found === 0) process.exitCode = 1;
    });
}
