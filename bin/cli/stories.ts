// `stories ...`: what the newsroom's articles came to, and what an operator does about it; `assign` and `withdraw`, by which stories come to analysts.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { NewsroomError } from '../../core/errors.ts';
import { storyOrders, type StoryOrder } from '../../core/story.ts';
import { readAndPrint, writeAndPrint } from '../commands/read.ts';
import { renderAssigned, renderMarked, renderMerged, renderSplit, renderStories, renderStory } from '../render-stories.ts';
import { jsonFlag, type CommandContext } from './context.ts';
import { readSince } from './replay.ts';
import { registerSetAside } from './set-aside.ts';
import { most } from './story-options.ts';

interface ListOptions {
  readonly beat?: string;
  readonly persona?: string;
  readonly language?: string;
  readonly country?: string;
  readonly minScore?: number;
  readonly breaking: boolean;
  readonly muted: boolean;
  readonly since?: Date;
  readonly sort: StoryOrder;
  readonly limit: number;
  readonly json: boolean;
}

interface ChangeOptions {
  readonly reason: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('a number from 0 to 1.');
  return value;
}

function code(what: string, example: string, fold: (text: string) => string) {
  return (text: string): string => {
    if (!/^[a-z]{2,3}$/i.test(text)) throw new InvalidArgumentError(`the code of a ${what}, such as ${example}.`);
    return fold(text);
  };
}

/** Options of what changes a story. */
function changes(command: Command): Command {
  return command
    .option('--reason <text>', "why, for the story's history and the audit log", '')
    .option('--dry-run', 'say what would change, and change nothing', false)
    .addOption(jsonFlag());
}

function withFilters(command: Command): Command {
  return command
    .option('--beat <name>', "whose reports touch this beat, as a persona's file names it")
    .option('--persona <id>', 'that this analyst has, or would fit best where nobody has them')
    .option(
      '--language <code>',
      'reported in this language, such as pt',
      code('language', 'pt', (text) => text.toLowerCase()),
    )
    .option(
      '--country <code>',
      'reported from this country, such as BR',
      code('country', 'BR', (text) => text.toUpperCase()),
    )
    .option('--min-score <number>', 'of this newsworthiness at least, 0 to 1', share)
    .option('--breaking', 'that break', false)
    .option('--muted', 'muted ones, which are left out otherwise', false)
    .option('--since <when>', 'with a new origin since then: 90m, 24h, 7d, or a date (default: 7d, and pinned ones)', (text: string) =>
      readSince(text),
    )
    .addOption(
      new Option(
        '--sort <order>',
        'by score (pinned ones that no editor has a draft of and breaking ones first), newest (whose first report came out last) or growing (most new origins in the last hours)',
      )
        .choices(storyOrders)
        .default('score'),
    )
    .option('--limit <number>', 'so many at most', most, 50)
    .addOption(jsonFlag());
}

const marks = {
  pin: 'have a story written whatever its score, size or age',
  unpin: 'take that back',
  mute: 'have no draft of a story begun by itself any more; those there are go on',
  unmute: 'take that back',
} as const;

export function registerStories({ program, settingsFor }: CommandContext): void {
  const list = async (options: ListOptions): Promise<void> => {
    const { since, minScore, beat, persona, language, country, breaking, muted, sort, limit, json } = options;
    const filter = { beat: beat ?? null, persona: persona ?? null, language: language ?? null, country: country ?? null };
    const argument = JSON.stringify({
      ...filter,
      leastScore: minScore ?? null,
      breaking,
      muted,
      since: since?.toISOString() ?? null,
      sort,
      limit,
    });
    await readAndPrint(settingsFor(), 'stories', { json, argument, render: renderStories });
  };
  const stories = program
    .command('stories')
    .description('stories: what was reported, how newsworthy it is, who writes it or why nobody does');
  withFilters(stories.command('list', { isDefault: true }).description('open stories, by newsworthiness or as --sort says')).action(list);
  registerSetAside(stories, settingsFor);

  stories
    .command('show <story>')
    .description('one story (or that of a draft, an article, an address): timeline, score and why, who it fits, drafts, what became of it')
    .option('--since <when>', 'mark articles stored since then: 90m, 24h, 7d, or a date', (text: string) => readSince(text))
    .addOption(jsonFlag())
    .action(async (story: string, { json, since }: { json: boolean; since?: Date }) => {
      await readAndPrint(settingsFor(), 'story', {
        json,
        argument: story,
        render: (value) => renderStory(value, since?.toISOString() ?? null),
      });
    });

  for (const [mark, description] of Object.entries(marks) as [keyof typeof marks, string][]) {
    changes(stories.command(`${mark} <story>`).description(description)).action(
      async (story: string, { reason, dryRun, json }: ChangeOptions) => {
        await writeAndPrint(settingsFor(), 'markStory', {
          json,
          argument: { story, mark, reason, dryRun },
          render: renderMarked,
        });
      },
    );
  }

  changes(
    stories
      .command('merge <from> <into>')
      .description(
        'make one story of two: the first becomes part of the second, which keeps its title, whatever each has; the answer says where the newsroom by itself would keep the first',
      ),
  ).action(async (from: string, into: string, { reason, dryRun, json }: ChangeOptions) => {
    await writeAndPrint(settingsFor(), 'mergeStories', {
      json,
      argument: { from, into, reason, dryRun },
      render: renderMerged,
    });
  });

  changes(
    stories
      .command('split <story> <article...>')
      .description('make another story of some articles of one, named by their ids or addresses'),
  ).action(async (story: string, articles: string[], { reason, dryRun, json }: ChangeOptions) => {
    await writeAndPrint(settingsFor(), 'splitStory', {
      json,
      argument: { story, articles, reason, dryRun },
      render: renderSplit,
    });
  });

  changes(
    stories
      .command('reassign <story>')
      .description('give a story to an analyst, in place of another, whose draft ends where nobody has reviewed it')
      .requiredOption('--persona <id>', 'who writes it'),
  ).action(async (story: string, { reason, dryRun, json, persona }: ChangeOptions & { persona: string }) => {
    await writeAndPrint(settingsFor(), 'assignStory', {
      json,
      argument: { story, persona, reason, dryRun },
      render: renderAssigned,
    });
  });

  program
    .command('assign <story>')
    .description(
      'give an article, by its address, to a persona: it is read where it is not stored, and its story pinned; or a story (or that of a draft) as a second view beside the first',
    )
    .requiredOption('--persona <id>', 'who writes it')
    .option('--reason <text>', 'why, for the editors and for the audit log')
    .option(
      '--replace',
      'of an address: drafts of other analysts may end by it that nobody has reviewed; without it nothing is done then',
      false,
    )
    .option('--dry-run', 'of an address: say what would be done, and do nothing', false)
    .option('--allow-private <host...>', 'hosts that may be fetched though they are not public')
    .addOption(jsonFlag())
    .action(
      async (
        story: string,
        options: { json: boolean; persona: string; reason?: string; replace: boolean; dryRun: boolean; allowPrivate?: string[] },
      ) => {
        const { json, persona, reason, replace, dryRun, allowPrivate } = options;
        const settings = settingsFor(allowPrivate === undefined ? {} : { fetch: { allowPrivate } });
        if (/[/:.]/.test(story)) {
          const { assignAddress } = await import('../commands/assign-address.ts');
          await assignAddress(settings, { url: story, persona, reason: reason ?? '', replace, dryRun, json });
          return;
        }
        if (dryRun || replace)
          throw new NewsroomError(
            'bad-option',
            `${dryRun ? '--dry-run' : '--replace'} is for an address; see \`newsroom stories reassign\` for a story`,
          );
        await writeAndPrint(settings, 'assign', {
          json,
          argument: { story, persona, reason: reason ?? null },
          render: (value) =>
            `Draft ${value.draft} of story ${value.story} is queued for ${value.persona}; until it is begun, \`newsroom withdraw ${value.draft}\` takes it back.`,
        });
      },
    );

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
}
