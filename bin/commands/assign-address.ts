// `newsroom assign URL --persona ID`: asks for the article and waits until it is assigned, or says why it is not. What was asked for is a row: where a
// newsroom runs, its jobs do the work and go on whatever becomes of this command; where none runs on the folder, this process does it.
import { setTimeout as delay } from 'node:timers/promises';
import { NewsroomError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings.ts';
import { askRunning, tellRunning } from '../control-client.ts';
import { print, printableValue, printError } from '../output.ts';
import type { ReadingContext } from '../reading-context.ts';
import type { ReadingValue } from '../readings.ts';
import { renderAddressAssigned, renderAsked } from '../render-stories.ts';
import type { WritingValue } from '../writings.ts';
import { reach, tell } from './read.ts';

export interface AssignAddressOptions {
  readonly url: string;
  readonly persona: string;
  readonly reason: string;
  /** Drafts of other analysts may end by it. */
  readonly replace: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

type Assignment = ReadingValue<'addressAssignment'>;
type Asked = WritingValue<'askAddress'>;
/** Nothing was written, as drafts of others would end. */
type OtherDraft = Extract<Asked, { outcome: 'other-draft' }>;
type Look = (id: string) => Promise<Assignment | null>;

const lookEveryMs = 500;
/** Four tries of a slow page; a newsroom with a long queue takes longer, and goes on without this command. */
const longestWaitMs = 180_000;

/** How far it is, in a line. */
function stage({ item, itemId, unworked, url }: Assignment): string {
  const { host } = new URL(url);
  if (unworked.length > 0) return `waits: no process of this newsroom has the role ${unworked.join(' or ')}`;
  if (itemId === null) return 'the article is stored: putting it into a story';
  if (item === null || item.state === 'read') return 'the page is read: putting it into a story';
  if (item.attempts > 0) return `reading the page at ${host}, try ${item.attempts + 1}: ${item.error ?? ''}`;
  return `reading the page at ${host}`;
}

/** Looks until it has ended. Null: the newsroom that was asked is gone. Throws NewsroomError `still-waiting`. */
async function follow(look: Look, id: string, say: (line: string) => void): Promise<Assignment | null> {
  const began = performance.now();
  let said = '';
  for (;;) {
    const assignment = await look(id);
    if (assignment?.state !== 'waiting') return assignment;
    const line = stage(assignment);
    if (line !== said) say(line);
    said = line;
    if (assignment.unworked.length > 0 || performance.now() - began > longestWaitMs)
      throw new NewsroomError(
        'still-waiting',
        `${assignment.url} is not assigned yet (${line}). It is kept and goes on; the same command shows how far it is`,
        {
          retryable: true,
        },
      );
    await delay(lookEveryMs);
  }
}

/** Does the work of a newsroom that does not run. */
async function workHere(context: ReadingContext, id: string, say: (line: string) => void): Promise<Assignment> {
  const [{ workAtAddress }, { readings }] = await Promise.all([import('../address-work.ts'), import('../readings.ts')]);
  const look = async (): Promise<Assignment> => JSON.parse(JSON.stringify(await readings.addressAssignment(context, id))) as Assignment;
  const stop = new AbortController();
  const interrupt = (): void =>
    stop.abort(new NewsroomError('stopped', 'stopped: what was asked for is kept, and goes on when the newsroom runs'));
  process.once('SIGINT', interrupt);
  try {
    say(stage({ ...(await look()), unworked: [] }));
    await workAtAddress(context, id, stop.signal, say);
    return await look();
  } finally {
    process.off('SIGINT', interrupt);
  }
}

interface Ended {
  readonly ended: Assignment | OtherDraft;
  /** This process did the work. */
  readonly here: boolean;
}

/** Asks, wherever the newsroom is, and waits. */
async function ask(settings: Settings, argument: object, say: (line: string) => void): Promise<Ended> {
  const asked = await reach(
    settings,
    async (directory) => {
      const told = await tellRunning(directory, 'askAddress', argument);
      if (told === null) return null;
      const answer = told.value as Asked;
      if (answer.outcome === 'other-draft') return { value: { ended: answer, here: false } };
      const look: Look = async (id) => {
        const answer = await askRunning(directory, 'addressAssignment', id);
        return answer === null ? null : (answer.value as Assignment);
      };
      // A newsroom that stops meanwhile leaves its folder to this command, which asks again and finds the same.
      const ended = await follow(look, answer.id, say);
      return ended === null ? null : { value: { ended, here: false } };
    },
    async (context) => {
      const [{ write }, { readings }] = await Promise.all([import('../writings.ts'), import('../readings.ts')]);
      const answer = (await write(context, 'askAddress', argument)) as Asked;
      if (answer.outcome === 'other-draft') return { ended: answer, here: false };
      const { id } = answer;
      if (settings.database.url === null) return { ended: await workHere(context, id, say), here: true };
      const look: Look = async () => JSON.parse(JSON.stringify(await readings.addressAssignment(context, id))) as Assignment;
      return { ended: await follow(look, id, say), here: false };
    },
  );
  return asked as Ended;
}

/** Drafts of others would end: which, and what to do. */
function otherDraft(message: string): NewsroomError {
  return new NewsroomError('other-draft', `not assigned: ${message}. Nothing is changed; with --replace it ends`);
}

/** Throws NewsroomError with the code of what kept it from being assigned; with `json` the outcome is printed all the same. */
export async function assignAddress(settings: Settings, options: AssignAddressOptions): Promise<void> {
  const { url, persona, reason, replace, dryRun, json } = options;
  const argument = { url, persona, reason, replace, dryRun };
  if (dryRun) {
    const would = await tell(settings, 'askAddress', argument);
    if (json) print(JSON.stringify(would));
    if (would.outcome === 'other-draft') throw otherDraft(would.message);
    if (!json) print(renderAsked(printableValue(would)));
    return;
  }
  const { ended, here } = await ask(settings, argument, (line) => printError(line));
  if (json) print(JSON.stringify(ended));
  if (ended.outcome === 'other-draft') throw otherDraft(ended.message ?? '');
  if (!('state' in ended) || ended.state !== 'assigned')
    throw new NewsroomError(ended.outcome, `not assigned: ${ended.message ?? 'the page was not read'}`);
  if (json) return;
  print(renderAddressAssigned(printableValue(ended)));
  if (here) print('It is written when the newsroom runs.');
}
