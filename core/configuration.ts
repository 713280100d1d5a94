// The configuration: `newsroom.config.yaml` and the environment (which wins), parsed once at start. A bad value stops the start
// with the setting's name, what it got and what it takes. `process.env` is read nowhere else.
import { readFileSync } from 'node:fs';
import { parse as parseYaml, stringify } from 'yaml';
import { z } from 'zod';
import { ConfigurationError, messageOf } from './errors.ts';
import { listSettings, settingsSchema, type Settings } from './settings.ts';

type Sections = Record<string, Record<string, unknown>>;

function readFile(path: string, required: boolean): Sections {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!required && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new ConfigurationError(`configuration file ${path} cannot be read: ${messageOf(error)}`);
  }
  let value: unknown;
  try {
    value = parseYaml(text) ?? {};
  } catch (error) {
    throw new ConfigurationError(`configuration file ${path} is not YAML: ${messageOf(error)}`);
  }
  const sections = z
    .record(
      z.string(),
      z
        .record(z.string(), z.unknown())
        .nullable()
        .transform((section) => section ?? {}),
    )
    .safeParse(value);
  if (!sections.success)
    throw new ConfigurationError(`configuration file ${path}: sections with settings are expected, as in newsroom.config.example.yaml`);
  return sections.data;
}

export interface ConfigurationInput {
  /** Environment variables; an empty one counts as not set. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A configuration file that must exist; without it `newsroom.config.yaml` is read where there is one. */
  readonly file?: string;
  /** Settings given on the command line, which win over all. */
  readonly overrides?: Sections;
}

/** Reads the configuration. Throws ConfigurationError naming every bad setting: what it got and what it takes. */
export function readConfiguration(input: ConfigurationInput): Settings {
  const file = input.file ?? input.environment['NEWSROOM_CONFIG'];
  const fromFile = readFile(file ?? 'newsroom.config.yaml', file !== undefined);
  const settings = listSettings();
  const origin = new Map<string, string>();
  const merged: Sections = {};
  for (const section of Object.keys(settingsSchema.shape)) merged[section] = {};
  const put = (section: string, name: string, value: unknown, from: string): void => {
    (merged[section] ??= {})[name] = value;
    origin.set(`${section}.${name}`, from);
  };
  for (const [section, values] of Object.entries(fromFile)) {
    for (const [name, value] of Object.entries(values)) put(section, name, value, file ?? 'newsroom.config.yaml');
  }
  for (const { path, env } of settings) {
    const value = input.environment[env];
    if (value !== undefined && value !== '') put(path[0], path[1], value, `environment variable ${env}`);
  }
  for (const [section, values] of Object.entries(input.overrides ?? {})) {
    for (const [name, value] of Object.entries(values)) if (value !== undefined) put(section, name, value, 'the command line');
  }
  const result = settingsSchema.safeParse(merged);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
      if (unknown.length > 0)
        return `unknown setting ${[...issue.path, unknown.join(', ')].join('.')}: see newsroom.config.example.yaml for all settings`;
      const name = issue.path.slice(0, 2).join('.');
      const [section = '', key = ''] = issue.path.map(String);
      const got = JSON.stringify(merged[section]?.[key]);
      return `${name} (from ${origin.get(name) ?? 'its default'}): got ${got}; ${issue.message}`;
    });
    throw new ConfigurationError(lines.join('\n'), { issues: lines });
  }
  if (result.data.database.url !== null && result.data.redis.url === null) {
    throw new ConfigurationError(
      'database.url (DATABASE_URL) is set but redis.url (REDIS_URL) is not: PostgreSQL is no queue for a fleet, give it a Redis or unset DATABASE_URL',
    );
  }
  return result.data;
}

/** The text of newsroom.config.example.yaml: every setting with its default, commented out. */
export function exampleConfiguration(): string {
  const lines = [
    '# Every setting of the newsroom with its default. Copy to newsroom.config.yaml and uncomment what you change.',
    '# The environment wins over this file. Made by `npm run config:example`.',
  ];
  let section = '';
  for (const setting of listSettings()) {
    if (setting.path[0] !== section) {
      section = setting.path[0];
      lines.push('', `${section}:`);
    }
    lines.push(`  # ${setting.description} Environment: ${setting.env}`);
    const value =
      setting.example === null
        ? ''
        : stringify(setting.example, { flowCollectionPadding: false, collectionStyle: 'flow', lineWidth: 0 }).trim();
    lines.push(`  # ${setting.path[1]}: ${value}`.trimEnd());
  }
  return lines.join('\n') + '\n';
}
