// A kept answer as it was when it was fetched: what keep-raw.ts packed, unpacked.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { KeptAnswer } from '../../store/repositories/fetched.ts';
import type { FetchedDocument } from './fetch-result.ts';

/** More than any answer that was taken: what is smaller is a setting, which may have changed since. */
const mostUnpacked = 256 * 1024 * 1024;

export async function unpacked(answer: KeptAnswer): Promise<FetchedDocument> {
  const bytes = await promisify(gunzip)(answer.gzipped, { maxOutputLength: mostUnpacked });
  const { url, mediaType, charset, contentLocation } = answer;
  const type = [mediaType, charset === null ? null : `charset=${charset}`].filter((part) => part !== null).join('; ');
  const headers = {
    ...(type === '' ? {} : { 'content-type': type }),
    ...(contentLocation === null ? {} : { 'content-location': contentLocation }),
  };
  return { ok: true, status: 200, url, redirects: [], headers, bytes, mediaType, charset };
}
