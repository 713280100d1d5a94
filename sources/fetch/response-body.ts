// Reads a body to its end, decompressed, and stops as soon as it is larger than allowed: a bomb costs what was allowed.
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** The body is larger than allowed. */
export class TooLargeError extends Error {
  constructor(maximumBytes: number) {
    super(`the answer is larger than ${maximumBytes} bytes`);
    this.name = 'TooLargeError';
  }
}

/** The body is packed in a way that was not asked for. */
export class EncodingError extends Error {
  constructor(encoding: string) {
    super(`the answer has the content encoding ${JSON.stringify(encoding.slice(0, 60))}`);
    this.name = 'EncodingError';
  }
}

/** What this reader can unpack, as an Accept-Encoding header. */
export const acceptedEncodings = 'gzip, deflate, br';

async function* withFirst(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** "deflate" means zlib (RFC 9110), but some servers send it bare: a zlib header is told by its first byte. */
function inflaterFor(first: Buffer): Transform {
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

/**
 * The decompressed bytes of `body`; with `cut` no more than `maximumBytes` of them. Throws TooLargeError, EncodingError, the decompressor's
 * error or the stream's.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string,
  maximumBytes: number,
  signal: AbortSignal,
  cut = false,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      length += chunk.length;
      if (cut || length <= maximumBytes) chunks.push(chunk);
      if (length > maximumBytes) throw new TooLargeError(maximumBytes);
    }
  };
  try {
    await unpack(body, contentEncoding, collect, signal);
  } catch (error) {
    // The pipeline may report that its source was cut before it reports why.
    if (cut && length > maximumBytes) return Buffer.concat(chunks).subarray(0, maximumBytes);
    throw length > maximumBytes ? new TooLargeError(maximumBytes) : error;
  }
  return Buffer.concat(chunks, length);
}

async function unpack(
  body: Readable,
  contentEncoding: string,
  collect: (source: AsyncIterable<Buffer>) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  switch (contentEncoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return pipeline(body, collect, { signal });
    case 'gzip':
    case 'x-gzip':
      return pipeline(body, createGunzip(), collect, { signal });
    case 'br':
      return pipeline(body, createBrotliDecompress(), collect, { signal });
    case 'deflate': {
      const iterator = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      const first = await iterator.next();
      if (first.done === true) return;
      return pipeline(withFirst(first.value, iterator), inflaterFor(first.value), collect, { signal });
    }
    default:
      body.on('error', () => undefined).destroy();
      throw new EncodingError(contentEncoding);
  }
}
