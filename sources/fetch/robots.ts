// robots.txt (RFC 9309) for article pages: fetched by the guarded client, kept for each origin, asked before each page and each redirect.
// Feeds are not asked about here: a publisher lists them for programs to fetch.
//
//   read (200), or none (4xx) ──a day at most──▶ asked for again
//   cannot be reached ──▶ nothing is read for half an hour ──▶ by what was known before; where nothing was, 30 days of nothing
import { createRequire } from 'node:module';
import { LRUCache } from 'lru-cache';
import type robotsParserModule from 'robots-parser';
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
  readonly row: RobotsRow;
  /** Of the row's text, once they are asked. */
  readonly rules: Rules | null;
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
const mostRules = 5000;
/** How long one that cannot be reached forbids everything where rules are known, and where none are (RFC 9309, 2.3.1.4: for example 30 days). */
const forbidsMs = hourMs / 2;
const forbidsUnknownMs = 30 * 24 * hourMs;
const askAgainMs = 5 * 60_000;
/** The network's failures are the page's too: asked anew at the next attempt. */
const networkAgainMs = 5_000;
const longestDelayMs = 30_000;
/** Characters of what is kept in memory at most, of all origins; the parsed rules take some seven times as many bytes. What is not is in the store. */
const keptCharacters = 8_000_000;

/** The name by which robots.txt knows a program: of `NewsroomBot/0.1` the first part. */
function productOf(userAgent: string): string {
  return /^[^\s/]+/.exec(userAgent)?.[0] ?? userAgent;
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

/**
 * The lines that are about `product` or about everybody, each where it was, so that its number can be named; the others are empty. A matcher's
 * work and memory go by its lines and patterns: those past what any site needs are left out.
 */
function linesFor(product: string, text: string): string {
  const name = product.toLowerCase();
  let [ours, naming, rules, patterns] = [false, false, 0, 0];
  const lines = text.split(/\r\n?|\n/).map((line) => {
    const [said = ''] = line.slice(0, maximumLine).split('#', 1);
    const colon = said.indexOf(':');
    const [key, value] = colon < 0 ? ['', ''] : [said.slice(0, colon).trim().toLowerCase(), said.slice(colon + 1).trim()];
    if (key === 'user-agent') {
      const isOurs = value === '*' || productOf(value).toLowerCase() === name;
      ours = isOurs || (naming && ours);
      naming = true;
      return isOurs ? line.slice(0, maximumLine) : '';
    }
    if (key === '') return '';
    naming = false;
    if (!ours || line.length > maximumLine) return '';
    rules += 1;
    if (!/\*\S/.test(value)) return rules <= mostRules ? line : '';
    patterns += 1;
    return rules <= mostRules && patterns <= mostPatterns && line.length <= maximumPattern ? line : '';
  });
  return lines.join('\n').trimEnd();
}

interface Asked {
  /** What was known. */
  readonly before: RobotsRow | null;
  readonly product: string;
  readonly now: Date;
}

/** What an answer to the request for robots.txt says. */
function rowFrom(answer: FetchResult, { before, product, now }: Asked): RobotsRow {
  if (answer.ok && answer.status === 200) {
    const fresh = freshnessOf(answer.headers);
    const keepMs = fresh === 0 ? longestMs : Math.min(Math.max(fresh, shortestMs), longestMs);
    const text = linesFor(product, new TextDecoder().decode(answer.bytes).replaceAll('\u0000', ''));
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
  const kept = new LRUCache<string, Kept>({ maxSize: keptCharacters, sizeCalculation: ({ row }) => 500 + (row.text?.length ?? 0) });
  /** Being fetched now: those who ask meanwhile wait for the same. */
  const fetching = new Map<string, Promise<{ row: RobotsRow; failure: FetchFailure | null }>>();

  async function fetchRow(origin: string, before: RobotsRow | null): Promise<{ row: RobotsRow; failure: FetchFailure | null }> {
    const answer = await deps.fetch.fetch(`${origin}/robots.txt`, { accept: 'text/plain, */*;q=0.1', maximumBytes, cut: true });
    const row = rowFrom(answer, { before, product, now: deps.now() });
    const failure = answer.ok ? null : answer;
    // The newsroom stops: that says nothing about the server.
    if (failure?.code === 'aborted') return { row, failure };
    kept.set(origin, { row, rules: null });
    await saveRobots(database, origin, row);
    return { row, failure };
  }

  async function current(origin: string): Promise<{ row: RobotsRow; failure: FetchFailure | null }> {
    const now = deps.now();
    let known = kept.get(origin)?.row ?? null;
    if (known === null || known.expiresAt <= now) {
      known = (await loadRobots(database, origin)) ?? known;
      if (known !== null) kept.set(origin, { row: known, rules: null });
    }
    if (known !== null && known.expiresAt > now) return { row: known, failure: null };
    const running = fetching.get(origin);
    if (running !== undefined) return running;
    const started = fetchRow(origin, known).finally(() => fetching.delete(origin));
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

  function rulesOf(origin: string, row: RobotsRow): Rules {
    const known = kept.get(origin);
    if (known?.row === row && known.rules !== null) return known.rules;
    const rules = robotsParser(`${origin}/robots.txt`, row.text ?? '');
    kept.set(origin, { row, rules });
    return rules;
  }

  function judge(url: URL, row: RobotsRow): Admission {
    if (row.text === null) return { ok: true, gapMs: 0 };
    const parsed = rulesOf(url.origin, row);
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
