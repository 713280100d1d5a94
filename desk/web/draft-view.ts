// What the page of one draft shows: gathered by the server, rendered by the page and its parts.
import type { DecisionRecord } from '../../store/repositories/decisions.ts';
import type { DeskDraft } from '../../store/repositories/desk-drafts.ts';
import type { CheckedSentence, EvidenceSource } from '../../store/repositories/desk-evidence.ts';
import type { Revision } from '../../store/repositories/revisions.ts';
import type { KeptAssignment } from '../../store/repositories/assignments.ts';
import type { Spending } from '../../store/repositories/model-costs.ts';
import type { DraftLinks } from '../../store/repositories/update-links.ts';
import type { StoryView } from '../../store/repositories/second-views.ts';
import type { Tone } from './layout.tsx';

export interface PageNotice {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** What the editor had written into a refused form. */
  readonly written?: string | null;
}

export interface RevisionView {
  readonly revision: Revision;
  /** Only the draft's latest revision can be decided on. */
  readonly latest: boolean;
  readonly sentences: readonly CheckedSentence[];
  /** The sentence whose evidence is shown; null where there is no such ordinal. */
  readonly selected: CheckedSentence | null;
  readonly evidence: readonly EvidenceSource[];
}

export interface DraftView {
  readonly draft: DeskDraft;
  /** Why the story was given to its analyst. */
  readonly assignment: KeptAssignment | null;
  /** Null before the first revision. */
  readonly shown: RevisionView | null;
  readonly decisions: readonly DecisionRecord[];
  /** What it updates, and what updates it. */
  readonly updates: DraftLinks;
  /** Every draft of the story, this one included. */
  readonly views: readonly StoryView[];
  /** Who can be asked for a further view; empty where whoever started the desk has no roster. */
  readonly personas: readonly { readonly id: string; readonly name: string }[];
  /** Address of the public page, once there is one. */
  readonly publicUrl: string | null;
  /** Why its analyst does not begin it now; null: it does, or there is nothing to begin. */
  readonly waitsFor: string | null;
  readonly notice: PageNotice | null;
  /** What it took of language models. */
  readonly spending: Spending;
  readonly currency: string;
  /** What keeps language models from answering now, a line each. */
  readonly modelTroubles: readonly string[];
}

export function draftPath(draftId: string, query: { revision?: string; sentence?: number } = {}): string {
  const search = new URLSearchParams();
  if (query.revision !== undefined) search.set('revision', query.revision);
  if (query.sentence !== undefined) search.set('sentence', String(query.sentence));
  return `/drafts/${draftId}${search.size > 0 ? `?${search}` : ''}`;
}
