// What may be spent on a story beyond its cap: granted by an editor or the operator, kept and audited.
import { NewsroomError } from '../../core/errors.ts';
import { newId } from '../../core/hash.ts';
import type { Database } from '../database.ts';

export interface AllowanceRequest {
  /** A story's id, or a draft's: its story's then. */
  readonly subject: string;
  readonly cost: number;
  readonly tokens: number;
  /** An editor's id, or `operator`. */
  readonly grantedBy: string;
}

export interface Allowance {
  readonly id: string;
  readonly storyId: string;
  readonly title: string;
  readonly cost: number;
  readonly tokens: number;
}

/** Allows a story more. Throws NewsroomError `no-such-story`. */
export async function allowSpending(database: Database, request: AllowanceRequest): Promise<Allowance> {
  const { subject, cost, tokens, grantedBy } = request;
  const draft = await database.selectFrom('draft').select('story_id').where('id', '=', subject).executeTakeFirst();
  const storyId = draft?.story_id ?? subject;
  const story = await database.selectFrom('story').select('title').where('id', '=', storyId).executeTakeFirst();
  if (story === undefined)
    throw new NewsroomError(
      'no-such-story',
      `no story or draft ${subject}: \`newsroom drafts\` lists the drafts, \`newsroom costs --by story\` stories`,
    );
  const id = newId('al');
  await database
    .insertInto('model_allowance')
    .values({ id, story_id: storyId, cost: String(cost), tokens: String(tokens), granted_by: grantedBy })
    .execute();
  return { id, storyId, title: story.title, cost, tokens };
}
