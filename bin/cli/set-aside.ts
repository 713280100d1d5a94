// `stories set-aside`: the articles that no analyst writes about, with the reason.
import { Option, type Command } from 'commander';
import { genres, type Genre } from '../../core/genre.ts';
import { readAndPrint } from '../commands/read.ts';
import { renderSetAside } from '../render-set-aside.ts';
import { jsonFlag, type CommandContext } from './context.ts';
import { readSince } from './replay.ts';
import { most } from './story-options.ts';

interface SetAsideOptions {
  readonly reason?: Genre;
  readonly since?: Date;
  readonly limit: number;
  readonly json: boolean;
}

export function registerSetAside(stories: Command, settingsFor: CommandContext['settingsFor']): void {
  stories
    .command('set-aside')
    .description(
      'articles that no analyst writes about (live blogs, horoscopes, adverts ...): why each was set aside, the last stored first',
    )
    .addOption(new Option('--reason <genre>', 'set aside as this alone').choices(genres))
    .option('--since <when>', 'stored since then: 90m, 24h, 7d, or a date (default: as far back as `stories.window`)', (text: string) =>
      readSince(text),
    )
    .option('--limit <number>', 'so many at most', most, 50)
    .addOption(jsonFlag())
    .action(async ({ reason, since, limit, json }: SetAsideOptions) => {
      await readAndPrint(settingsFor(), 'setAside', {
        json,
        argument: JSON.stringify({ reason: reason ?? null, since: since?.toISOString() ?? null, limit }),
        render: renderSetAside,
      });
    });
}
