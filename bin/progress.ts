// Progress for people: a line when the counts moved, one for each draft that came into review, and one when drafts wait and nothing is at work.
import { messageOf } from '../core/errors.ts';
import type { Database } from '../store/database.ts';
import { openProblems } from '../store/repositories/problems.ts';
import { countDrafts, listDrafts } from '../store/repositories/desk-drafts.ts';
import { newsroomCounts } from '../store/repositories/desk-newsroom.ts';
import type { Queues } from '../workers/queues.ts';
import { counted, paint, print, printError } from './output.ts';

const everyMs = 2_000;

export interface Progress {
  draftInReview(draftId: string): void;
  stop(): Promise<void>;
}

export interface ProgressOptions {
  readonly write?: (line: string) => void;
  /** How to ask for more, as a command of a shell. */
  readonly statusCommand?: string;
  /** Where drafts wait for editors; without it nobody is told of them. */
  readonly deskUrl?: string;
  /** Drafts that wait there already, and were told of. */
  readonly told?: number;
}

interface Look {
  readonly line: string;
  /** Drafts in review while no queue has work; null while one has. */
  readonly waitingForEditor: number | null;
}

async function look(database: Database, queues: Queues, statusCommand: string): Promise<Look> {
  const counts = await newsroomCounts(database);
  const busy = Object.entries(await queues.counts())
    .map(([name, jobs]) => [name, jobs.waiting + jobs.active] as const)
    .filter(([, jobs]) => jobs > 0);
  const problems = (await openProblems(database, 1000)).filter((problem) => problem.area !== 'feed').length;
  const failing = counts.feedsFailing === 0 ? '' : `, ${counts.feedsFailing} failing and tried again`;
  const parts = [
    `${counted(counts.feeds, 'feed')}${failing}`,
    counted(counts.items, 'item'),
    `${counted(counts.articles, 'article')} read`,
    counted(counts.stories, 'story', 'stories'),
  ];
  if (busy.length > 0) parts.push(`at work: ${busy.map(([name, jobs]) => `${name} ${jobs}`).join(', ')}`);
  if (problems > 0) parts.push(counted(problems, 'problem'));
  if (problems > 0 || counts.feedsFailing > 0) parts.push(`see ${statusCommand}`);
  const waitingForEditor = busy.length > 0 ? null : ((await countDrafts(database)).get('in-review') ?? 0);
  return { line: parts.join(' · '), waitingForEditor };
}

/** Prints until stopped. */
export function startProgress(
  database: Database,
  queues: Queues,
  { write = print, statusCommand = 'newsroom status', deskUrl, told = 0 }: ProgressOptions = {},
): Progress {
  let last = '';
  let announced = told;
  let running: Promise<void> = Promise.resolve();
  const tell = async (): Promise<void> => {
    const { line, waitingForEditor } = await look(database, queues, statusCommand);
    if (line !== last) write(paint('dim', line));
    last = line;
    if (deskUrl === undefined || waitingForEditor === null) return;
    if (waitingForEditor > announced) {
      const wait = waitingForEditor === 1 ? 'waits' : 'wait';
      write(`${counted(waitingForEditor, 'draft')} ${wait} for an editor at ${paint('cyan', deskUrl)}`);
    }
    announced = waitingForEditor;
  };
  const guarded = (work: () => Promise<void>): void => {
    running = running.then(work).catch((error: unknown) => printError(`progress: ${messageOf(error)}`));
  };
  guarded(tell);
  const timer = setInterval(() => guarded(tell), everyMs);
  return {
    draftInReview: (draftId) =>
      guarded(async () => {
        const draft = (await listDrafts(database)).find((listed) => listed.id === draftId);
        if (draft === undefined) return;
        const figures = `${counted(draft.outlets, 'outlet')}, ${counted(draft.sentences, 'sentence')}, ${draft.failing} failing`;
        write(`${paint('green', 'in review')}  ${draft.id}  ${draft.persona.name}  ${draft.headline}  ${paint('dim', `(${figures})`)}`);
      }),
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
