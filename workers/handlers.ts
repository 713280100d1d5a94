// A handler for each job of the catalogue, and what happens to the thing a job was about when the job is given up.
import { messageOf } from '../core/errors.ts';
import type { JobHandlers, JobName } from '../core/jobs.ts';
import { jobs } from '../core/jobs.ts';
import { closeDraft } from '../pipeline/close-draft.ts';
import { failDraft } from '../pipeline/fail-draft.ts';
import { recheckRevision } from '../pipeline/recheck-revision.ts';
import { createRounds } from '../pipeline/run-round.ts';
import { clusterArticle } from '../sources/stories.ts';
import { findDueFeeds, pollFeed } from '../sources/poll.ts';
import { failItem, readItem } from '../sources/read.ts';
import { publishRevision } from '../store/repositories/publications.ts';
import { reportProblem } from '../store/repositories/problems.ts';
import { assignStories } from './assign-stories.ts';
import type { NewsroomDeps } from './deps.ts';

export interface FleetEvents {
  readonly onDraftInReview?: (draftId: string) => void;
}

export interface Handlers {
  readonly handlers: JobHandlers;
  /** Tells the newsroom that a job will not be tried again. */
  readonly onGivenUp: (name: JobName, payload: unknown, error: unknown) => Promise<void>;
}
