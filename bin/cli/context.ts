// What each command's registration is given: the program, and the settings as the command line's options change them.
import { Option, type Command } from 'commander';
import type { Settings } from '../../core/settings.ts';

export type Overrides = Record<string, Record<string, unknown>>;

export interface CommandContext {
  readonly program: Command;
  /** The configuration with these settings over it. Throws ConfigurationError. */
  readonly settingsFor: (overrides?: Overrides) => Settings;
}

/** The `--json` flag of every command that prints data. */
export const jsonFlag = (): Option => new Option('--json', 'print one JSON value instead of text').default(false);
