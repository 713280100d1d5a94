// robots.txt (RFC 9309) for article pages: fetched by the guarded client, kept for each origin, asked before each page and each redirect.
// Feeds are not asked about here: a publisher lists them for programs to fetch.
//
//   read (200), or none (4xx) ──a day at most──▶ asked for again
//   cannot be reached ──▶ nothing is read for half an hour ──▶ by what was known before; where nothing was, 30 days of nothing
import { createRequire } from 'node:module';
import type robotsParserModule from 'robots-parser';
import { remembered } from '../../core/remembered.ts';
import type { Settings } from '../../core/settings.ts';
import type { Database } from '../../store/database.ts';
import { loadRobots, saveRobots, type RobotsRow } from '../../store/repositories/robots.ts';
import type { Admission, Admit, FetchFailure, FetchResult, GuardedFetch } from './fetch-result.ts';
import { freshnessOf } from './freshness.ts';

// A CommonJS module whose types claim a default export that it has not.
const robotsParser = createRequire(import.meta.url)('robots-parser') as typeof robotsParserModule.default;

export interface RobotsDeps {
  readonly database: Database;
  readonly fetch: Pick<GuardedFetch, 'fetch'>;
  readonly settings: Pick<Settings['fetch'], 'robots' | 'ignoreRobotsFor' | 'userAgent'>;
  readonly now: () => Date;
}

export interface Robots {
  /** Whether a page may be fetched, and how far apart its host wants fetches. Refusals: `robots-disallowed`, `robots-unreachable`. */
  readonly admit: Admit;
}

type Rules = ReturnType<typeof robotsParser>;

interface Kept {
  row: RobotsRow | null;
  /** Of the row's text, once they are asked. */
  rules: { readonly text: string; readonly parsed: Rules } | null;
}

const hourMs = 3_600_000;
/** RFC 9309, 2.4: at most a day. Less than an hour is no use to anybody. */
const longestMs = 24 * hourMs;
const shortestMs = hourMs;
/** RFC 9309, 2.5: at least so much is read. */
const maximumBytes = 500 * 1024;
/** Lines past these are left out: a matcher's work is patterns by their length by the path's, and a file could be made of nothing else. */
const maximumLine = 1000;
const maximumPattern = 200;
const mostPatterns = 500;
/** How long one that cannot be reached forbids everything where rules are known, and where none are (RFC 9309, 2.3.1.4: for example 30 days). */
const forbidsMs = hourMs / 2;
const forbidsUnknownMs = 30 * 24 * hourMs;
const askAgainMs = 5 * 60_000;
/** The network's failures are the page's too: asked anew at the next attempt. */
const networkAgainMs = 5_000;
const longestDelayMs = 30_000;
const keptOrigins = 1000;

/** The name by which robots.txt knows a program: of `NewsroomBot/0.1` the first part. */
function productOf(userAgent: string): string {
  return /^[^\s/]+/.exec(userAgent)?.[0] ?? userAgent;
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

/** What an answer to the request for robots.txt says. `before`: what was known. */
function rowFrom(answer: FetchResult, before: RobotsRow | null, now: Date): RobotsRow {
  if (answer.ok && answer.status === 200) {
    const fresh = freshnessOf(answer.headers);
    const keepMs = fresh === 0 ? longestMs : Math.min(Math.max(fresh, shortestMs), longestMs);
    const text = new TextDecoder().decode(answer.bytes).replaceAll('\u0000', '');
    return { text, known: true, expiresAt: after(now, keepMs), failingSince: null, error: null };
  }
  const failure: FetchFailure | null = answer.ok ? null : answer;
  const status = failure?.status ?? null;
  // Without one everything is allowed; what cannot be fetched by our own rules is none, and the page is judged by the same rules.
  const none =
    (status !== null && status >= 400 && status < 500 && status !== 429) ||
    failure?.code === 'too-many-redirects' ||
    failure?.code.startsWith('refused-') === true;
  if (none) return { text: null, known: true, expiresAt: after(now, longestMs), failingSince: null, error: null };
  const againMs = status === null ? networkAgainMs : Math.max(askAgainMs, Math.min(failure?.retryAfterMs ?? 0, hourMs));
  return {
    text: before?.text ?? null,
    known: before?.known ?? false,
    expiresAt: after(now, againMs),
    failingSince: before?.failingSince ?? now,
    error: failure?.message ?? 'it answered 304 to an unconditional request',
  };
}

export function createRobots(deps: RobotsDeps): Robots {
  const { database, settings } = deps;
  const product = productOf(settings.userAgent);
  const ignored = new Set(settings.ignoreRobotsFor.map((host) => host.toLowerCase()));
  const kept = remembered<Kept>(keptOrigins);
  /** Being fetched now: those who ask meanwhile wait for the same. */
  const fetching = new Map<string, Promise<{ row: RobotsRow; failure: FetchFailure | null }>>();

  const keptOf = (origin: string): Kept => kept.get(origin, () => ({ row: null, rules: null }));

  async function fetchRow(origin: string, before: RobotsRow | null): Promise<{ row: RobotsRow; failure: FetchFailure | null }> {
    const answer = await deps.fetch.fetch(`${origin}/robots.txt`, { accept: 'text/plain, */*;q=0.1', maximumBytes, cut: true });
    const row = rowFrom(answer, before, deps.now());
    const failure = answer.ok ? null : answer;
    // The newsroom stops: that says nothing about the server.
    if (failure?.code === 'aborted') return { row, failure };
    keptOf(origin).row = row;
    await saveRobots(database, origin, row);
    return { row, failure };
  }

  async function current(origin: string): Promise<{ row: RobotsRow; failure: FetchFailure | null }> {
    const known = keptOf(origin);
    const now = deps.now();
    if (known.row === null || known.row.expiresAt <= now) known.row = (await loadRobots(database, origin)) ?? known.row;
    if (known.row !== null && known.row.expiresAt > now) return { row: known.row, failure: null };
    const running = fetching.get(origin);
    if (running !== undefined) return running;
    const started = fetchRow(origin, known.row).finally(() => fetching.delete(origin));
    fetching.set(origin, started);
    return started;
  }

  function unreachable(url: URL, row: RobotsRow, failure: FetchFailure | null, now: Date): FetchFailure {
    const message = `${url.origin}/robots.txt cannot be read, so that no page is: ${row.error ?? ''}`;
    // A host that cannot be reached is named as such: its pages cannot be, either.
    if (failure !== null && failure.code !== 'status') return { ...failure, url: url.href, message };
    const retryAfterMs = Math.max(row.expiresAt.getTime() - now.getTime(), 1000);
    return { ok: false, code: 'robots-unreachable', url: url.href, message, retryable: true, retryAfterMs };
  }

  function rulesOf(origin: string, text: string): Rules {
    const known = keptOf(origin);
    if (known.rules?.text !== text) {
      let patterns = 0;
      const lines = text.split(/\r\n?|\n/).map((line) => {
        if (!/:.*\*\S/.test(line.slice(0, maximumLine))) return line.length <= maximumLine ? line : '';
        patterns += 1;
        return line.length <= maximumPattern && patterns <= mostPatterns ? line : '';
      });
      known.rules = { text, parsed: robotsParser(`${origin}/robots.txt`, lines.join('\n')) };
    }
    return known.rules.parsed;
  }

  function judge(url: URL, row: RobotsRow): Admission {
    if (row.text === null) return { ok: true, gapMs: 0 };
    const parsed = rulesOf(url.origin, row.text);
    if (parsed.isAllowed(url.href, product) === false) {
      const line = parsed.getMatchingLineNumber(url.href, product);
      const message = `${url.href}: ${url.origin}/robots.txt does not allow it to be read (line ${line})`;
      return { ok: false, code: 'robots-disallowed', url: url.href, message, retryable: false };
    }
    return { ok: true, gapMs: Math.min(Math.max(parsed.getCrawlDelay(product) ?? 0, 0) * 1000, longestDelayMs) };
  }

  return {
    admit: async (address) => {
      const url = new URL(address);
      if (settings.robots === 'ignore' || ignored.has(url.hostname) || ignored.has(url.host)) return { ok: true, gapMs: 0 };
      const { row, failure } = await current(url.origin);
      if (failure?.code === 'aborted') return failure;
      const now = deps.now();
      if (row.failingSince !== null) {
        const sinceMs = now.getTime() - row.failingSince.getTime();
        if (sinceMs < (row.known ? forbidsMs : forbidsUnknownMs)) return unreachable(url, row, failure, now);
      }
      return judge(url, row);
    },
  };
}
