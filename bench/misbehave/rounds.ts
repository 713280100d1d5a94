// Stories drafted by the model writer while a played model spoils a share of its sentences, each spoilt sentence followed to the editor.
import { passes } from '../../core/words.ts';
import type { RoundDependencies } from '../../pipeline/graph.ts';
import { runRound } from '../../pipeline/run-round.ts';
import { checkedSentences, type CheckedSentence } from '../../store/repositories/desk-evidence.ts';
import { latestRevision } from '../../store/repositories/revisions.ts';
import type { PlayedModel } from '../../test/harness/played-model/server.ts';
import { queueDraft, storeStory } from '../workbench/seed.ts';
import type { BenchStory } from '../workbench/stories.ts';
import { follow, type Followed } from './follow.ts';

export interface SpoiltDraft {
  readonly title: string;
  /** Why there is no draft; null: it came into review. */
  readonly failure: string | null;
  readonly sentences: readonly CheckedSentence[];
  readonly followed: readonly Followed[];
  /** Sentences that fail though nothing was done to them. */
  readonly otherFailing: readonly CheckedSentence[];
}

/** One story by one persona, with nothing else drafted meanwhile. */
export async function draftSpoilt(
  rounds: RoundDependencies,
  played: Pick<PlayedModel, 'spoilt'>,
  work: { readonly story: BenchStory; readonly personaId: string; readonly writer: string },
): Promise<SpoiltDraft> {
  const { database } = rounds;
  const { title } = work.story;
  const before = played.spoilt.length;
  const storyId = await storeStory(database, work.story);
  const draftId = await queueDraft(database, { storyId, personaId: work.personaId, writer: work.writer });
  const result = await runRound(rounds, { draftId, round: 1 }, new AbortController().signal);
  const revision = await latestRevision(database, draftId);
  if (result.outcome !== 'in-review' || revision === null)
    return { title, failure: JSON.stringify(result), sentences: [], followed: [], otherFailing: [] };
  const sentences = await checkedSentences(database, revision.id);
  const claims = await database
    .selectFrom('claim')
    .select(['id', 'quote'])
    .where(
      'id',
      'in',
      sentences.flatMap(({ claimIds }) => claimIds),
    )
    .execute();
  const quoteOf = new Map(claims.map(({ id, quote }) => [id, quote]));
  const followed = played.spoilt.slice(before).map((spoilt) => follow(spoilt, sentences, quoteOf));
  const spoilt = new Set(followed.flatMap(({ standing }) => standing));
  const otherFailing = sentences.filter((one) => !spoilt.has(one) && (one.check === null || !passes(one.check.verdict)));
  return { title, failure: null, sentences, followed, otherFailing };
}
