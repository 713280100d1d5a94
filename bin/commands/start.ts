// `newsroom start` and `newsroom demo`: the whole newsroom in one process, on the real feed list or on the sample wire.
import type { Settings } from '../../core/settings.ts';
import { startSampleWire } from '../../sources/sample-wire/server.ts';
import type { PartOptions } from '../../workers/part.ts';
import { print } from '../output.ts';
import { runNewsroom } from './newsroom-process.ts';

export function start(settings: Settings, part: PartOptions): Promise<number> {
  return runNewsroom({ title: `${settings.site.title}: AI analysts draft, editors decide`, settings, part });
}

/** Settings of the demo over the configured ones: the sample wire's feeds on loopback, its own data folder, no waiting. */
export function demoOverrides(port: number): Record<string, Record<string, unknown>> {
  return {
    feeds: { list: `http://127.0.0.1:${port}/feeds.opml`, interval: '1m', shortestInterval: '1m', longestInterval: '1m' },
    fetch: { allowPrivate: [`127.0.0.1:${port}`] },
    stories: { settle: '3s' },
    personas: { draftsPerDay: 1000 },
  };
}

export function demo(settings: Settings): Promise<number> {
  return runNewsroom({
    title: `${settings.site.title}: demo on the sample wire, an invented world`,
    settings,
    prepare: async (closing) => {
      const wire = await startSampleWire({ port: settings.sample.port });
      closing.add('sample wire', () => wire.close());
      print(`sample wire of ${wire.feeds.length} outlets at ${wire.baseUrl}`);
    },
  });
}
