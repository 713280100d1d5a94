// Commands that only read: `drafts`, `show`, `status`, `personas`, `feeds`, `audit verify`. They ask the process that runs the newsroom of
// the folder, or open the store themselves where none runs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import { loggerFor, openStore } from '../application.ts';
import { askRunning } from '../control.ts';
import { print } from '../output.ts';
import { readings, type Reading, type ReadingValue } from '../readings.ts';

/** Where the demo keeps its data, apart from a real newsroom's. */
export const demoDirectory = 'data/demo';

/** Who has run the demo, and asks without naming its folder, is told where it is. */
function demoHint(asked: string): string {
  return asked !== demoDirectory && existsSync(join(demoDirectory, 'pgdata'))
    ? `. The demo's is in ${demoDirectory}: --data ${demoDirectory}`
    : '';
}

async function read(settings: Settings, reading: Reading, argument: string | null): Promise<unknown> {
  if (settings.database.url === null) {
    const answer = await askRunning(settings.data.directory, reading, argument);
    if (answer !== null) return answer.value;
    if (!existsSync(join(settings.data.directory, 'pgdata'))) {
      throw new NewsroomError(
        'no-newsroom',
        `no newsroom in ${settings.data.directory} yet: start one with \`npm start\`, or name its folder with --data or in NEWSROOM_DATA_DIR${demoHint(settings.data.directory)}`,
      );
    }
  }
  const { store, database } = await openStore(settings, loggerFor(settings));
  try {
    return JSON.parse(JSON.stringify(await readings[reading]({ database, settings, queues: null }, argument))) as unknown;
  } finally {
    await store.close();
  }
}

/** Reads, then prints one JSON line, or the value as `render` writes it for people. Returns the value. */
export async function readAndPrint<Name extends Reading>(
  settings: Settings,
  reading: Name,
  options: { argument?: string | null; json: boolean; render: (value: ReadingValue<Name>) => string },
): Promise<ReadingValue<Name>> {
  const value = (await read(settings, reading, options.argument ?? null)) as ReadingValue<Name>;
  print(options.json ? JSON.stringify(value) : options.render(value));
  return value;
}
