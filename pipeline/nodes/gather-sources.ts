// Pins the snapshots that the round reads, so that the story may move on while the draft is written and reviewed.
import { NewsroomError } from '../../core/errors.ts';
import { requireLease } from '../../store/repositories/leases.ts';
import { findStory, pinSources, storySources, type PinnedSource, type StorySource } from '../../store/repositories/rounds.ts';
import { newSincePublication } from '../../store/repositories/story-updates.ts';
import { inTransaction } from '../../store/transactions.ts';
import type { GraphDependencies, RoundRun } from '../dependencies.ts';
import { decidedRevision } from '../evidence.ts';
import type { RoundState, RoundUpdate } from '../state.ts';

/** Sources of one round at most. */
const mostSources = 12;
/** Of them those that a publication which is brought up to date did not read, at most. */
const mostNew = 6;

export interface SourceWishes {
  /** Sources that the decided revision cites, at the snapshots it cites. */
  readonly cited: readonly PinnedSource[];
  readonly excluded: readonly string[];
  readonly preferred: readonly string[];
}

/**
 * Which sources a round reads, in order: what the decided revision cites, what the editor prefers, then one of each origin and outlet,
 * then the rest. An article stands once, and so does a text: the same text under two addresses is one source.
 */
export function chooseSources(candidates: readonly StorySource[], wishes: SourceWishes): PinnedSource[] {
  const preferred = candidates.filter((source) => wishes.preferred.includes(source.articleId));
  const seen = new Set<string>();
  const firstOfEach = candidates.filter((source) => {
    const key = `${source.origin}\n${source.outlet}`;
    return !seen.has(key) && seen.add(key);
  });
  const articles = new Set(wishes.excluded);
  const snapshots = new Set<string>();
  const chosen: PinnedSource[] = [];
  for (const { articleId, snapshot } of [...wishes.cited, ...preferred, ...firstOfEach, ...candidates]) {
    if (articles.has(articleId) || snapshots.has(snapshot)) continue;
    articles.add(articleId);
    snapshots.add(snapshot);
    chosen.push({ articleId, snapshot });
  }
  return chosen.slice(0, Math.max(mostSources, wishes.cited.length));
}

export async function gatherSources(deps: GraphDependencies, state: RoundState, run: RoundRun): Promise<RoundUpdate> {
  const { database } = deps;
  const story = await findStory(database, state.storyId);
  const candidates = story === null ? [] : await storySources(database, story.id);
  const decided = await decidedRevision(database, state);
  // An update is about what is new: of a large story that must be among what is read.
  const fresh = await newSincePublication(database, state.draftId);
  const sources = chooseSources(candidates, {
    cited: decided?.document.citations.map(({ articleId, snapshot }) => ({ articleId, snapshot })) ?? [],
    excluded: decided?.notes.excludeSources ?? [],
    preferred: [...(decided?.notes.preferSources ?? []), ...fresh.slice(0, mostNew)],
  });
  if (sources.length === 0) {
    throw new NewsroomError('too-little-evidence', `story ${state.storyId} has no source left that this round may use`);
  }
  await inTransaction(database, async (transaction) => {
    await requireLease(transaction, run.lease);
    await pinSources(transaction, state.draftId, state.round, sources);
  });
  return { sources: sources.length };
}
