// One template of the embedded store for a whole run, removed at its end.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => Promise<void> {
  process.env['VITEST_TEMPLATE'] = String(process.pid);
  return () => rm(join(tmpdir(), `newsroom-test-template-${process.pid}`), { recursive: true, force: true });
}
