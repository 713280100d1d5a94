// Reads a feed list from a file: one that an editor names, or the list of world feeds that comes with the newsroom.
// No file is taken into memory past the size a list may have, and every failure says which file and what to do.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../../core/errors.ts';
import { OPML_MAX_LENGTH, OpmlError, parseOpml } from './opml.ts';
import type { OpmlDocument } from './opml.ts';

const worldFile = fileURLToPath(new URL('./world.opml', import.meta.url));

/** News feeds of the world, each with the public place that documents its address; none is verified by being listed. */
export function readWorldFeeds(): Promise<OpmlDocument> {
  return readOpmlFile(worldFile);
}

/**
 * Reads a feed list from a UTF-8 file.
 * @throws OpmlError `opml-unreadable` (no such file, no permission, not a file, not UTF-8), `opml-too-large` or
 * `opml-malformed`
 */
export async function readOpmlFile(path: string): Promise<OpmlDocument> {
  const text = decode(await readBytes(path), path);
  try {
    return parseOpml(text);
  } catch (error) {
    if (!(error instanceof OpmlError)) throw error;
    throw new OpmlError(error.code, `Cannot use ${path}:`, error.message, error);
  }
}

async function readBytes(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // A pipe or a device could keep the reader waiting for ever.
    if (!(await stat(path)).isFile()) {
      throw new OpmlError('opml-unreadable', `${path} is not a file.`, 'Give the path of a file.');
    }
    // `end` is inclusive: one byte past the limit is enough to know that the file is too large.
    const stream: AsyncIterable<Buffer> = createReadStream(path, { end: OPML_MAX_LENGTH });
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
    }
  } catch (error) {
    if (error instanceof OpmlError) throw error;
    throw new OpmlError(
      'opml-unreadable',
      `Cannot read the feed list ${path}: ${messageOf(error)}.`,
      'Check the path and that the file may be read.',
      error,
    );
  }
  if (length > OPML_MAX_LENGTH) {
    throw new OpmlError('opml-too-large', `The feed list ${path} has more than ${OPML_MAX_LENGTH} bytes.`, 'Split it into smaller lists.');
  }
  return Buffer.concat(chunks, length);
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new OpmlError('opml-unreadable', `The feed list ${path} is not UTF-8 text.`, 'Save it as UTF-8 and try again.', error);
  }
}
