// What the detector adds to a process that has done nothing else: measured in one of its own, so that what the benchmark itself holds does not
// count.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { requireData } from '../data.ts';

const answer = z.object({ addedMegabytes: z.number() });

/** Resident memory, in millions of bytes, that loading the detector and asking it about every sentence of the file adds. */
export async function addedMegabytes(data: string | undefined): Promise<number> {
  const script = fileURLToPath(new URL('./memory-process.ts', import.meta.url));
  const path = requireData(data, 'a file of lines {text, lang}');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import', 'tsx', script, path]);
  return answer.parse(JSON.parse(stdout)).addedMegabytes;
}
