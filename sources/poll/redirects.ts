// What permanent redirects (301, 308) mean for a feed's address. One answer proves little, as a server under repair or a network that wants a
// login answers so too: the same run has to be met on two polls before the address is taken over.
import type { Redirect } from '../fetch/fetch-result.ts';

const permanent = new Set([301, 308]);
const pollsToHold = 2;

/** Where the leading run of permanent redirects ends; null where the first redirect is another, or none. What follows it may change again. */
export function permanentTarget(redirects: readonly Redirect[]): string | null {
  let target: string | null = null;
  for (const redirect of redirects) {
    if (!permanent.has(redirect.status)) break;
    target = redirect.to;
  }
  return target;
}

export interface RedirectRun {
  readonly redirectTo: string | null;
  readonly redirectPolls: number;
  /** The run held: the feed's address from now on. */
  readonly moved: string | null;
}

/** Counts the run that a poll met after those before it. */
export function countRun(before: { redirectTo: string | null; redirectPolls: number }, target: string | null): RedirectRun {
  if (target === null) return { redirectTo: null, redirectPolls: 0, moved: null };
  const polls = target === before.redirectTo ? before.redirectPolls + 1 : 1;
  return { redirectTo: target, redirectPolls: polls, moved: polls >= pollsToHold ? target : null };
}
