// The desk's words for states, verdicts and refusals: what each means, and what an editor can do about it.
import type { DoorRefusal } from '../../core/door.ts';
import { assertNever } from '../../core/errors.ts';
import type { DecisionKind, DraftState, SentencePart, Standing, Verdict } from '../../core/words.ts';

export const verdictWords: Readonly<Record<Verdict, { label: string; meaning: string }>> = {
  supported: { label: 'supported', meaning: 'Every statement in it stands in a cited passage.' },
  partly: { label: 'partly', meaning: 'Some of it stands in a cited passage, some does not.' },
  unsupported: { label: 'unsupported', meaning: 'No cited passage holds it.' },
  contradicted: { label: 'contradicted', meaning: 'A cited passage says otherwise.' },
  opinion: { label: 'opinion', meaning: 'A judgement of the analyst; it states no fact of its own.' },
  unverified: { label: 'unverified', meaning: 'It could not be checked, so it does not pass.' },
};

export const stateWords: Readonly<Record<DraftState, { label: string; meaning: string }>> = {
  queued: { label: 'queued', meaning: 'Waiting for its analyst.' },
  drafting: { label: 'drafting', meaning: 'Its analyst is at work on it.' },
  'waiting-budget': { label: 'waiting for budget', meaning: 'Stopped before spending more than the newsroom may.' },
  'in-review': { label: 'in review', meaning: 'Waiting for an editor.' },
  'changes-requested': { label: 'changes requested', meaning: 'Sent back; its analyst writes the next round.' },
  approved: { label: 'approved', meaning: 'Approved, being published.' },
  published: { label: 'published', meaning: 'On the site.' },
  corrected: { label: 'corrected', meaning: 'On the site, with a correction.' },
  retracted: { label: 'retracted', meaning: 'Withdrawn from the site.' },
  spiked: { label: 'spiked', meaning: 'An editor ended it.' },
  failed: { label: 'failed', meaning: 'Its analyst could not finish it.' },
  withdrawn: {
    label: 'withdrawn',
    meaning: 'Asked for as a second view and taken back, or given to another analyst, before anybody reviewed it.',
  },
};

export const decisionWords: Readonly<Record<DecisionKind, string>> = {
  approve: 'approved',
  'request-changes': 'asked for changes to',
  spike: 'spiked the draft at',
  correct: 'corrected',
  retract: 'retracted',
};

export const standingWords: Readonly<Record<Standing, string>> = {
  corroborated: 'corroborated',
  'single-source': 'single source',
  contested: 'contested',
};

export const partWords: Readonly<Record<SentencePart, string>> = {
  headline: 'headline',
  deck: 'deck',
  heading: 'section title',
  body: 'text',
  teaser: 'teaser',
  caption: 'caption of the illustration',
};

/** A refusal of the database's door, for the editor: what was refused and what to do. */
export function refusalWords(refusal: DoorRefusal): string {
  switch (refusal) {
    case 'no-editor-session':
      return 'Your session has ended, so nothing was decided. Sign in again and decide again.';
    case 'stale-revision':
      return 'The draft has a newer revision than the one you decided on, so nothing was decided. Read the latest revision below and decide on it.';
    case 'text-differs':
      return 'The text you decided on is not the text that is stored, so nothing was decided. Read the revision below and decide again.';
    case 'state-forbids':
      return 'The draft is in another state now, and this decision is not open to it. Nothing was decided.';
    case 'unchecked-sentences':
      return 'Not every sentence has been checked yet, so it cannot be approved. Wait until the check is done; this page shows when.';
    case 'missing-attestation':
      return 'Some sentences do not pass their check and nobody has attested them, so it cannot be approved. Attest each with a reason, cut it, or ask for changes.';
    case 'append-only':
      return 'That would change a record that is never changed. Nothing was done.';
    case 'not-latest-decision':
      return 'Another decision on this draft came first. Nothing was decided; the decisions are listed below.';
    case 'quotation-missing':
      return 'A sentence has a place where a quotation was to stand and none was put in, marked {{no quotation: …}}. No reader may see that: edit the sentence, cut it, or ask for changes.';
    default:
      return assertNever(refusal);
  }
}

/** `2026-03-02 06:10 UTC` */
export function moment(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** How long ago, roughly: `just now`, `12 min ago`, `3 h ago`, `5 days ago`. */
export function ago(date: Date, now = Date.now()): string {
  const minutes = Math.floor((now - date.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / (24 * 60))} days ago`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Only what a browser opens as a page: an address of any other kind is shown, not linked. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** A stretch of time: `under a second`, `42 s`, `3 min 5 s`, `2 h 10 min`, `3 days 4 h`. */
export function stretch(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 1) return 'under a second';
  const units = [
    [86_400, 'day'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ] as const;
  const first = units.findIndex(([length]) => seconds >= length);
  let rest = seconds;
  const parts: string[] = [];
  for (const [length, name] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(name === 'day' ? counted(count, 'day') : `${count} ${name}`);
  }
  return parts.join(' ');
}
