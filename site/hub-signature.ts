// `X-Hub-Signature`: `method=digest`, the HMAC of the body with the subscription's secret (WebSub, 7).
import { createHmac, timingSafeEqual } from 'node:crypto';

const methods: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** Whether `header` is a signature of exactly these bytes. A method that is not the Recommendation's is none. */
export function isSigned(body: Uint8Array, secret: string, header: string | undefined): boolean {
  const [, method, digest] = /^\s*([a-z0-9]{1,10})=([0-9a-f]{1,256})\s*$/i.exec(header ?? '') ?? [];
  if (method === undefined || digest === undefined || !methods.has(method.toLowerCase())) return false;
  const wanted = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(digest, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
