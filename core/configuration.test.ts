import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleConfiguration, readConfiguration } from './configuration.ts';
import { ConfigurationError } from './errors.ts';
import { listSettings } from './settings.ts';

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'newsroom-')), 'newsroom.config.yaml');
  writeFileSync(path, text);
  return path;
};

describe('configuration', () => {
  it('has a default for everything', () => {
    const settings = readConfiguration({ environment: {}, file: file('') });
    expect(settings.desk.port).toBe(4310);
    expect(settings.data.directory).toBe('data/main');
    expect(settings.stories.settle).toBe(600_000);
  });

  it('lets the environment win over the file, and the command line over both', () => {
    const path = file('desk:\n  port: 1\nsite:\n  port: 2\nstories:\n  settle: 30s\n');
    const settings = readConfiguration({
      environment: { NEWSROOM_DESK_PORT: '3', NEWSROOM_SITE_PORT: '4', NEWSROOM_FETCH_ALLOW_PRIVATE: 'a, b:1' },
      file: path,
      overrides: { site: { port: 5 } },
    });
    expect([settings.desk.port, settings.site.port, settings.stories.settle]).toEqual([3, 5, 30_000]);
    expect(settings.fetch.allowPrivate).toEqual(['a', 'b:1']);
  });

  it.each([
    ['desk:\n  port: lots\n', {}, /desk\.port \(from .*newsroom\.config\.yaml\): got "lots"; a whole number from 0 to 65535/],
    ['desk:\n  port:\n', {}, /desk\.port .*: got null; a whole number from 0 to 65535/],
    ['sample:\n  port: 0\n', {}, /sample\.port .*: got 0; a whole number from 1 to 65535/],
    ['workers:\n  read: 1.5\n', {}, /workers\.read .*: got 1\.5; a whole number, 1 or more/],
    ['desk:\n  prot: 1\n', {}, /unknown setting desk\.prot/],
    [
      '',
      { NEWSROOM_STORIES_SETTLE: 'soon' },
      /stories\.settle \(from environment variable NEWSROOM_STORIES_SETTLE\): got "soon"; a duration/,
    ],
    ['', { DATABASE_URL: 'postgres://x' }, /REDIS_URL/],
    ['- 1', {}, /sections with settings/],
    ['a: [', {}, /is not YAML/],
  ])('stops at a bad value and says which: %j %j', (text, environment, message) => {
    expect(() => readConfiguration({ environment, file: file(text) })).toThrow(ConfigurationError);
    expect(() => readConfiguration({ environment, file: file(text) })).toThrow(message);
  });

  it('describes every setting, and the example file is the one in the repository', () => {
    for (const setting of listSettings()) expect(setting.description, setting.path.join('.')).not.toBe('');
    expect(readFileSync(new URL('../newsroom.config.example.yaml', import.meta.url), 'utf8')).toBe(exampleConfiguration());
  });

  it('takes its own example as it is', () => {
    expect(readConfiguration({ environment: {}, file: file(exampleConfiguration()) })).toEqual(
      readConfiguration({ environment: {}, file: file('') }),
    );
  });

  it('takes its own example, uncommented', () => {
    const uncommented = exampleConfiguration().replace(/^ {2}# (\w+):/gm, '  $1:');
    const settings = readConfiguration({ environment: {}, file: file(uncommented) });
    expect(settings).toEqual(readConfiguration({ environment: {}, file: file('') }));
    expect(Object.keys(parse(uncommented) as object)).toContain('desk');
  });
});
