// The callback of WebSub: where hubs ask whether the newsroom wants what it asked for, and push what is new. Beside pages that only read,
// this is what takes something in, so it is narrow: a token that cannot be guessed, a signature, a size, a rate. A push is kept as it came and
// answered at once; the fleet reads it (sources/websub/read-push.ts).
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Hono, type Context } from 'hono';
import { messageOf } from '../core/errors.ts';
import { sha256 } from '../core/hash.ts';
import { withoutInvisible } from '../core/invisible.ts';
import { callbackPath, leaseOf } from '../core/websub.ts';
import {
  activateSubscription,
  countRejected,
  denySubscription,
  findSubscription,
  forgetSubscription,
  takePing,
  takePush,
  type Subscription,
} from '../store/repositories/feed-subscriptions.ts';
import { isSigned } from './hub-signature.ts';
import { createRate } from './rate.ts';
import type { SiteDependencies } from './site-dependencies.ts';

/** As large as a feed may be that is polled. */
const maximumBytes = 8 * 1024 * 1024;
/** Bytes of bodies held at once, bodies sent at once, and those of one callback; whoever comes then is asked to come again. */
const mostHeldBytes = 4 * maximumBytes;
const mostAtOnce = 64;
const mostOfOne = 2;
/** Whoever has not sent its body by then holds a place for nothing. */
const bodyMs = 10_000;
/** Requests to one callback in a minute: far more than any feed has news. */
const perMinute = 60;
const askAgainSeconds = 60;
/** What nothing proves makes a feed due so much later: whoever sends many of them gets one poll. */
const pingWaitMs = 60_000;
const deniedWaitMs = 24 * 3_600_000;

/** The same address, however it is written. */
function sameAddress(one: string, other: string | undefined): boolean {
  if (other === undefined) return false;
  return one === other || (URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href);
}

type Unread = 'too-large' | 'too-slow' | 'too-much';

/** The body, or why it is not taken. `hold`: counts bytes as they come; false where there are too many in all. */
async function bodyOf(request: Request, hold: (bytes: number) => boolean): Promise<Buffer | Unread> {
  if (Number(request.headers.get('content-length') ?? 0) > maximumBytes) return 'too-large';
  const body = request.body as ReadableStream<Uint8Array> | null;
  if (body === null) return Buffer.alloc(0);
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let [length, timer] = [0, null as NodeJS.Timeout | null];
  const late = new Promise<'too-slow'>((resolve) => {
    timer = setTimeout(() => resolve('too-slow'), bodyMs);
  });
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), late]);
      if (next === 'too-slow') return next;
      if (next.done) return Buffer.concat(chunks, length);
      length += next.value.length;
      if (length > maximumBytes) return 'too-large';
      if (!hold(next.value.length)) return 'too-much';
      chunks.push(next.value);
    }
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}

function typeOf(header: string | undefined): { mediaType: string | null; charset: string | null } {
  const mediaType = header?.split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(header ?? '')?.[1]?.toLowerCase();
  return { mediaType: mediaType === '' ? null : mediaType.slice(0, 100), charset: charset ?? null };
}

const again = (context: Context, status: 429 | 503): Response =>
  context.text('Too much at once: please come again.\n', status, { 'retry-after': String(askAgainSeconds) });

export function websubRoutes(deps: SiteDependencies): Hono {
  const { database, logger } = deps;
  const now = deps.now ?? (() => new Date());
  const rate = createRate(perMinute, 60_000);
  /** Bodies being sent, by token, and the bytes of all that came so far. */
  const sending = new Map<string, number>();
  let held = 0;
  const app = new Hono();
  const about = (subscription: Subscription) => ({ feed: subscription.feedId, hub: subscription.hub });

  async function verify(context: Context, subscription: Subscription): Promise<Response> {
    const [mode, challenge] = [context.req.query('hub.mode'), context.req.query('hub.challenge')];
    if (!sameAddress(subscription.topic, context.req.query('hub.topic'))) return context.text('No such subscription.\n', 404);
    if (mode === 'denied') {
      if (subscription.endedAt !== null) return context.text('');
      const said = withoutInvisible(context.req.query('hub.reason') ?? '').slice(0, 300);
      const reason = said === '' ? 'the hub denied the subscription' : `the hub denied the subscription: ${said}`;
      await denySubscription(database, subscription, { reason, nextTryAt: new Date(now().getTime() + deniedWaitMs), now: now() });
      logger.warn({ event: 'subscription-denied', ...about(subscription) }, reason);
      return context.text('');
    }
    const wanted = mode === 'subscribe' ? subscription.endedAt === null && subscription.state !== 'denied' : subscription.endedAt !== null;
    if ((mode !== 'subscribe' && mode !== 'unsubscribe') || !wanted) return context.text('No such subscription.\n', 404);
    if (challenge === undefined || challenge === '' || challenge.length > 4000) return context.text('A challenge is missing.\n', 400);
    if (mode === 'unsubscribe') {
      await forgetSubscription(database, subscription.token);
      logger.info({ event: 'subscription-ended', ...about(subscription) });
    } else {
      const lease = leaseOf(context.req.query('hub.lease_seconds'), now());
      await activateSubscription(database, subscription.token, lease, now());
      logger.info({ event: 'subscription-verified', ...about(subscription), leaseUntil: lease.until });
    }
    return context.text(challenge);
  }

  async function push(context: Context, subscription: Subscription): Promise<Response> {
    const encoding = context.req.header('content-encoding') ?? 'identity';
    if (encoding.toLowerCase() !== 'identity') return context.text('Please push it as it is.\n', 415);
    let own = 0;
    const hold = (bytes: number): boolean => {
      if (held + bytes > mostHeldBytes) return false;
      held += bytes;
      own += bytes;
      return true;
    };
    try {
      const body = await bodyOf(context.req.raw, hold);
      if (typeof body !== 'string') return await take(context, subscription, body);
      // The rest is not waited for.
      context.header('connection', 'close');
      if (body === 'too-large') return context.text(`At most ${maximumBytes} bytes are taken.\n`, 413);
      return body === 'too-slow' ? context.text('The body did not come in time.\n', 408) : again(context, 503);
    } finally {
      held -= own;
    }
  }

  async function take(context: Context, subscription: Subscription, body: Buffer): Promise<Response> {
    const at = now();
    if (subscription.secret === null) {
      await takePing(database, subscription, { now: at, pollAt: new Date(at.getTime() + pingWaitMs) });
      logger.info({ event: 'push-unsigned', ...about(subscription), bytes: body.length });
      return context.body(null, 202);
    }
    if (!isSigned(body, subscription.secret, context.req.header('x-hub-signature'))) {
      // Answered as any other, as WebSub asks: whoever tries secrets learns nothing.
      await countRejected(database, subscription.token);
      logger.warn({ event: 'push-rejected', ...about(subscription), bytes: body.length }, 'a push with a wrong signature, or none');
      return context.body(null, 202);
    }
    await takePush(database, subscription.token, {
      kind: 'feed',
      feedId: subscription.feedId,
      itemId: null,
      url: subscription.feedUrl,
      ...typeOf(context.req.header('content-type')),
      contentLocation: null,
      sha256: sha256(body),
      gzipped: await promisify(gzip)(body),
      at,
      pushed: true,
    });
    logger.info({ event: 'push-taken', ...about(subscription), bytes: body.length });
    return context.body(null, 202);
  }

  const path = `${callbackPath}:token{[A-Za-z0-9_-]{43}}` as const;
  app.use(path, async (context, next) => {
    context.header('cache-control', 'no-store');
    return rate.admits(context.req.param('token') ?? '') ? next() : again(context, 429);
  });
  app.get(path, async (context) => {
    const subscription = await findSubscription(database, context.req.param('token'));
    return subscription === null ? context.text('No such subscription.\n', 404) : verify(context, subscription);
  });
  app.post(path, async (context) => {
    const subscription = await findSubscription(database, context.req.param('token'));
    if (subscription === null) return context.text('No such subscription.\n', 404);
    // Gone: a hub may forget it for good.
    const holds = subscription.endedAt === null && subscription.leaseUntil !== null && subscription.leaseUntil > now();
    if (!holds) return context.text('This subscription has ended.\n', 410);
    const { token } = subscription;
    const ofOne = sending.get(token) ?? 0;
    const ofAll = [...sending.values()].reduce((sum, count) => sum + count, 0);
    if (ofOne >= mostOfOne || ofAll >= mostAtOnce) return again(context, 503);
    sending.set(token, ofOne + 1);
    try {
      return await push(context, subscription);
    } finally {
      const left = (sending.get(token) ?? 1) - 1;
      if (left > 0) sending.set(token, left);
      else sending.delete(token);
    }
  });
  app.onError((error, context) => {
    // Without the path: its token is secret. A hub delivers again.
    logger.error({ event: 'websub-failed', method: context.req.method, error: messageOf(error) });
    return context.text('Something went wrong on our side: please come again.\n', 503, { 'retry-after': String(askAgainSeconds) });
  });
  return app;
}
