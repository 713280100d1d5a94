// The graph's state: ids and counters only. Documents live in tables keyed by draft, round, stage and loop (store/repositories/rounds.ts).
import { Annotation } from '@langchain/langgraph';

export const roundState = Annotation.Root({
  /** The draft being written. */
  draftId: Annotation<string>,
  /** Which pass over the draft this is; 1 is the first, each later one follows a request for changes. */
  round: Annotation<number>,
  /** The story as the draft names it; `gather` follows merges. */
  storyId: Annotation<string>,
  /** Whose desk it is. */
  personaId: Annotation<string>,
  /** The version of its file that the round began with, and is written by to its end. */
  personaVersion: Annotation<string>,
  /** Sources that `gather` pinned. */
  sources: Annotation<number>,
  /** Claims that the round may use. */
  claims: Annotation<number>,
  /** How often failing sentences were revised; papers of the latest composition are kept under this number. At most writer.revisionLoops. */
  loop: Annotation<number>,
  /** Sentences of the latest composition. */
  sentences: Annotation<number>,
  /** Those among them that do not pass their check. */
  failing: Annotation<number>,
  /** The revision handed in; null until `submit-draft`. */
  revisionId: Annotation<string | null>,
});

export type RoundState = typeof roundState.State;
export type RoundUpdate = typeof roundState.Update;

/** The state a round begins with. */
export function firstState(draft: {
  readonly draftId: string;
  readonly round: number;
  readonly storyId: string;
  readonly personaId: string;
  readonly personaVersion: string;
}): RoundState {
  return { ...draft, sources: 0, claims: 0, loop: 0, sentences: 0, failing: 0, revisionId: null };
}
