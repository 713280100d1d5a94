// A handler for each job of the catalogue, and what happens to the thing a job was about when the job is given up.
import { messageOf, NewsroomError } from '../core/errors.ts';
import { jobs, type schedules, type JobHandlers, type JobName, type JobPayload } from '../core/jobs.ts';
import { closeDraft } from '../pipeline/close-draft.ts';
import { failDraft } from '../pipeline/fail-draft.ts';
import type { RoundDependencies } from '../pipeline/graph.ts';
import { recheckRevision } from '../pipeline/recheck-revision.ts';
import { runRound } from '../pipeline/run-round.ts';
import { assignAtAddress } from '../sources/assign-address.ts';
import { createRobots } from '../sources/fetch/robots.ts';
import { createPoller, findDueFeeds } from '../sources/poll.ts';
import { failItem, readItem } from '../sources/read.ts';
import { keepSubscriptions } from '../sources/websub/keep-subscriptions.ts';
import { readPush } from '../sources/websub/read-push.ts';
import { setAsideByGenre } from '../sources/set-aside.ts';
import { createClusterer } from '../sources/stories.ts';
import { refuseAddress } from '../store/repositories/address-assignments.ts';
import { reportProblem, resolveProblem } from '../store/repositories/problems.ts';
import { publishRevision } from '../store/repositories/publications.ts';
import { askedMeaningOf } from './asked-meaning.ts';
import { assignStories } from './assign-stories.ts';
import type { NewsroomDeps } from './deps.ts';
import { requireOpenDesk } from './desk-gates.ts';
import { embedStory } from './embed-story.ts';
import { tellGistOf } from './tell-gist.ts';

type Recurring = keyof typeof schedules;

export interface FleetEvents {
  readonly onDraftInReview?: (draftId: string) => void;
}

export interface Handlers {
  readonly handlers: JobHandlers;
  /** Tells the newsroom that a job will not be tried again. */
  readonly onGivenUp: (name: JobName, payload: unknown, error: unknown) => Promise<void>;
}

export function createHandlers(deps: NewsroomDeps, rounds: RoundDependencies, events: FleetEvents): Handlers {
  const { database, logger } = deps;
  const clusterer = createClusterer({ ...deps, askedMeaning: askedMeaningOf(deps) });
  const poller = createPoller(deps);
  const reading = { ...deps, robots: createRobots({ ...deps, settings: deps.settings.fetch }) };

  // What an earlier process left of these is unknown: the first success looks.
  const recurringFailed = new Set<JobName>(['find-due-feeds', 'keep-subscriptions', 'assign-stories']);
  /** Jobs that come again by themselves: the next one that succeeds ends the problem of one that was given up. */
  const recurring =
    <Name extends Recurring>(name: Name, work: (signal: AbortSignal, payload: JobPayload<Name>) => Promise<unknown>) =>
    async (payload: JobPayload<Name>, signal: AbortSignal) => {
      await work(signal, payload);
      if (!recurringFailed.delete(name)) return;
      await resolveProblem(database, { area: 'job', subject: name });
    };

  const handlers: JobHandlers = {
    'find-due-feeds': recurring('find-due-feeds', () => findDueFeeds(deps)),
    'poll-feeds': async (batch, signal) => void (await poller.pollFeeds(batch, signal)),
    'keep-subscriptions': recurring('keep-subscriptions', (signal) => keepSubscriptions(deps, signal)),
    'read-push': async ({ fetchedId }) => void (await readPush(deps, fetchedId)),
    'read-item': async ({ itemId }, signal) => void (await readItem(reading, itemId, signal)),
    'cluster-article': async ({ articleId }, signal) => {
      if (!(await setAsideByGenre(deps, articleId))) await clusterer.clusterArticle(articleId, signal);
    },
    'assign-address': async ({ assignmentId }, signal) => {
      const assignment = await assignAtAddress({ ...deps, clusterer }, assignmentId, signal);
      if (assignment?.state !== 'waiting') return;
      throw new NewsroomError('page-unread', `${assignment.url} is not read yet`, { retryable: true, details: { retryAfterMs: 1_000 } });
    },
    'tell-gist': ({ articleId }, signal) => tellGistOf(deps, articleId, signal),
    'embed-story': ({ articleId }, signal) => embedStory(deps, articleId, signal),
    'join-by-meaning': ({ articleId }, signal) => clusterer.joinByMeaning(articleId, signal),
    'assign-stories': recurring('assign-stories', (_signal, { storyId }) => assignStories(deps, { flush: false, storyId })),
    'draft-story': async ({ draftId, personaId, round }, signal) => {
      // Its file as it is now, and its desk as somebody may have left it a moment ago.
      await deps.roster.refresh();
      await requireOpenDesk(deps, personaId);
      const result = await runRound(rounds, { draftId, round }, signal);
      if (result.outcome === 'in-review') events.onDraftInReview?.(draftId);
    },
    'close-draft': async ({ draftId }, signal) => void (await closeDraft(rounds, draftId, signal)),
    'check-revision': ({ revisionId }, signal) => recheckRevision(rounds, revisionId, signal),
    'publish-revision': async ({ draftId, decisionId }) => {
      const result = await publishRevision(database, { draftId, decisionId });
      if (result.ok) {
        await resolveProblem(database, { area: 'draft', subject: draftId });
        logger.info({ event: 'draft-published', draft: draftId, decision: decisionId, ...result });
        return;
      }
      logger.warn({ event: 'publication-refused', draft: draftId, decision: decisionId, refusal: result.refusal });
      await reportProblem(database, {
        area: 'draft',
        subject: draftId,
        code: result.refusal,
        message: `draft ${draftId} was not published (${result.refusal}): its approval no longer holds, read it again and decide`,
      });
    },
  };

  const giveUpRecurring = async (name: JobName, code: string, message: string): Promise<void> => {
    recurringFailed.add(name);
    await reportProblem(database, { area: 'job', subject: name, code, message: `${name} failed: ${message}; it runs again in a moment` });
  };

  const givenUp: { [Name in JobName]?: (payload: JobPayload<Name>, code: string, message: string, error: unknown) => Promise<unknown> } = {
    'find-due-feeds': (_payload, code, message) => giveUpRecurring('find-due-feeds', code, message),
    'keep-subscriptions': (_payload, code, message) => giveUpRecurring('keep-subscriptions', code, message),
    'assign-stories': (_payload, code, message) => giveUpRecurring('assign-stories', code, message),
    'poll-feeds': (batch, code, message) => poller.giveUp(batch, code, message),
    'read-item': ({ itemId }, code, message) => failItem(deps, itemId, code, message),
    'assign-address': ({ assignmentId }, code, message) => refuseAddress(database, assignmentId, { code, message }),
    'draft-story': ({ draftId, round }, _code, _message, error) => failDraft(rounds, { draftId, round }, error),
  };

  return {
    handlers,
    onGivenUp: async (name, payload, error) => {
      const code = error instanceof NewsroomError ? error.code : 'failed';
      const message = messageOf(error);
      const parsed = jobs[name].payload.parse(payload);
      const own = givenUp[name] as ((payload: unknown, code: string, message: string, error: unknown) => Promise<unknown>) | undefined;
      if (own !== undefined) await own(parsed, code, message, error);
      else
        await reportProblem(database, {
          area: 'job',
          subject: `${name} ${JSON.stringify(parsed)}`,
          code,
          message: `${name} was given up: ${message}`,
        });
    },
  };
}
