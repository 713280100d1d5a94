// Which writer the newsroom has: a language model where one is configured, else the extractive writer.
import type { Settings } from '../core/settings.ts';
import { createExtractiveWriter } from './extractive/writer.ts';
import type { Writers } from './writer.ts';

export function createWriters(settings: Settings): Writers {
  const writer = createExtractiveWriter(settings.writer);
  return { kind: writer.kind, name: writer.name, writerFor: () => writer };
}
