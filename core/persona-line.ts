// One persona as its newsroom sees it: who it is, whether it works and why not, what is on its desk. Read by `newsroom personas` and the desk.

/**
 * `ready`: it can begin a round; `at-work`: and is at one. `stopped`: no live process works its desk. `no-file`: its file is gone or wrong, and
 * drafts of it are not finished.
 */
export const personaStates = ['ready', 'at-work', 'paused', 'outside-hours', 'stopped', 'out-of-budget', 'at-limit', 'no-file'] as const;
export type PersonaState = (typeof personaStates)[number];

/** A state as people read it: the same word, written apart. */
export function stateWords(state: PersonaState): string {
  return state.replaceAll('-', ' ');
}

export interface PersonaLine {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly beats: readonly string[];
  readonly languages: readonly string[];
  /** SHA-256 of its file; null: no file that can be read. */
  readonly version: string | null;
  readonly state: PersonaState;
  /** The state in words, after its name: `is paused since ...`; null: it is ready or at work. */
  readonly why: string | null;
  readonly pausedSince: Date | null;
  /** In personas.timeZone; null: always. */
  readonly hours: string | null;
  readonly concurrency: number;
  /** To be begun: new ones, and those sent back. */
  readonly queued: number;
  readonly drafting: number;
  readonly inReview: number;
  /** Those that wait for budget. */
  readonly waiting: number;
  readonly failed: number;
  /** Drafts opened since midnight in personas.timeZone, and in 24 hours, which draftsPerDay bounds. */
  readonly draftsToday: number;
  readonly drafts24h: number;
  readonly draftsPerDay: number;
  readonly lastDraft: { readonly id: string; readonly title: string; readonly state: string; readonly openedAt: Date } | null;
  readonly spentToday: { readonly cost: number; readonly tokens: number };
  /** What it may spend in a day. */
  readonly budget: { readonly cost: number; readonly tokens: number; readonly currency: string };
  readonly problems: readonly string[];
}
