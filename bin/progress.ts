// Progress for people: a line when the counts moved, and one for each draft that came into review.
import { messageOf } from '../core/errors.ts';
import type { Database } from '../store/database.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { listDrafts } from '../store/repositories/desk-drafts.ts';
import { summarise } from '../store/repositories/reports.ts';
import type { Queues } from '../workers/queues.ts';
import { paint, print, printError } from './output.ts';

const everyMs = 2_000;

export interface Progress {
  draftInReview(draftId: string): void;
  stop(): Promise<void>;
}

async function countsLine(database: Database, queues: Queues): Promise<string> {
  const summary = await summarise(database);
  const waiting = Object.entries(await queues.counts())
    .map(([name, counts]) => [name, counts.waiting + counts.active] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`);
  const problems = (await openProblems(database, 1000)).length;
  const parts = [`${summary.feeds} feeds`, `${summary.items} items`, `${summary.articles} articles read`, `${summary.stories} stories`];
  if (waiting.length > 0) parts.push(`at work: ${waiting.join(', ')}`);
  if (problems > 0) parts.push(`${problems} problems (newsroom status)`);
  return parts.join(' · ');
}

/** Prints until stopped. */
export function startProgress(database: Database, queues: Queues, write: (line: string) => void = print): Progress {
  let last = '';
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const line = await countsLine(database, queues);
    if (line !== last) write(paint('dim', line));
    last = line;
  };
  const guarded = (work: () => Promise<void>): void => {
    running = running.then(work).catch((error: unknown) => printError(`progress: ${messageOf(error)}`));
  };
  guarded(look);
  const timer = setInterval(() => guarded(look), everyMs);
  return {
    draftInReview: (draftId) =>
      guarded(async () => {
        const draft = (await listDrafts(database)).find((listed) => listed.id === draftId);
        if (draft === undefined) return;
        const figures = `${draft.outlets} outlets, ${draft.sentences} sentences, ${draft.failing} failing`;
        write(`${paint('green', 'in review')}  ${draft.id}  ${draft.persona.name}  ${draft.headline}  ${paint('dim', `(${figures})`)}`);
      }),
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
