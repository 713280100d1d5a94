// What the commands of stories change (bin/writings.ts has the others). With `dryRun` everything is done and taken back: what it would be is what it is.
import { z } from 'zod';
import { NewsroomError } from '../core/errors.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import { articleAtAddress, askForAddress } from '../store/repositories/address-assignments.ts';
import { mergeStories, splitStory } from '../store/repositories/story-changes.ts';
import { assignStory, muteStory, pinStory, unmuteStory, unpinStory } from '../store/repositories/story-decisions.ts';
import { requireStory, type NamedStory } from '../store/repositories/story-names.ts';
import { inTransaction } from '../store/transactions.ts';
import { requirePersona } from './named-persona.ts';
import { operator, writing } from './writing.ts';

/** Thrown so that a transaction is taken back; carries what it came to. */
class TakenBack extends NewsroomError {
  readonly value: unknown;

  constructor(value: unknown) {
    super('taken-back', 'done to see what it comes to, and taken back');
    this.value = value;
  }
}

async function change<Value>(
  database: Database,
  dryRun: boolean,
  work: (transaction: DatabaseTransaction) => Promise<Value>,
): Promise<Value & { dryRun: boolean }> {
  try {
    const value = await inTransaction(database, async (transaction) => {
      const done = await work(transaction);
      if (dryRun) throw new TakenBack(done);
      return done;
    });
    return { ...value, dryRun };
  } catch (error) {
    if (error instanceof TakenBack) return { ...(error.value as Value), dryRun };
    throw error;
  }
}

const named = z.string().trim().min(1).max(2048);
const common = { reason: z.string().trim().max(500), dryRun: z.boolean() };
const marks = { pin: pinStory, unpin: unpinStory, mute: muteStory, unmute: unmuteStory } as const;

/** One that was merged is not merged or split again: it has no articles. */
function requireOpen({ mergedFrom, id }: NamedStory): string {
  if (mergedFrom === null) return id;
  throw new NewsroomError('story-merged', `story ${mergedFrom} was merged into ${id}: name that one`);
}

/** Ids of articles that are named by their ids or addresses. */
async function articlesNamed(database: Database, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const id = URL.canParse(name) ? await articleAtAddress(database, name) : name;
    if (id === null) throw new NewsroomError('no-such-article', `no article at ${name}: \`newsroom stories show\` lists those of a story`);
    ids.push(id);
  }
  return ids;
}

export const storyWritings = {
  markStory: writing(
    z.strictObject({ story: named, mark: z.enum(['pin', 'unpin', 'mute', 'unmute']), ...common }),
    async ({ database }, { story, mark, reason, dryRun }) => {
      const found = await requireStory(database, story);
      return change(database, dryRun, async (transaction) => ({
        ...found,
        mark,
        changed: await marks[mark](transaction, { storyId: found.id, editorId: operator, reason }),
      }));
    },
  ),
  mergeStories: writing(z.strictObject({ from: named, into: named, ...common }), async ({ database }, { from, into, reason, dryRun }) => {
    const [gone, kept] = [await requireStory(database, from), await requireStory(database, into)];
    const ids = { from: requireOpen(gone), into: requireOpen(kept) };
    return change(database, dryRun, async (transaction) => {
      await mergeStories(transaction, { ...ids, editorId: operator, reason });
      // Its title is made from what it has now.
      const now = await transaction.selectFrom('story').select(['title', 'articles']).where('id', '=', ids.into).executeTakeFirstOrThrow();
      return { ...ids, ...now };
    });
  }),
  splitStory: writing(
    z.strictObject({ story: named, articles: z.array(named).min(1).max(500), ...common }),
    async ({ database }, { story, articles, reason, dryRun }) => {
      const found = await requireStory(database, story);
      const split = { storyId: requireOpen(found), articleIds: await articlesNamed(database, articles), editorId: operator, reason };
      return change(database, dryRun, async (transaction) => ({
        ...found,
        // Of a story that is taken back there is no id to give.
        into: await splitStory(transaction, split).then((id) => (dryRun ? null : id)),
        articles: new Set(split.articleIds).size,
      }));
    },
  ),
  assignStory: writing(z.strictObject({ story: named, persona: named, ...common }), async (context, { story, persona, reason, dryRun }) => {
    const { database } = context;
    await requirePersona(context, persona);
    const found = await requireStory(database, story);
    return change(database, dryRun, async (transaction) => {
      const actor = { editorId: operator, reason };
      const { draftId, ...given } = await assignStory(transaction, { storyId: found.id, personaId: persona, writer: null, ...actor });
      return { ...found, persona, draft: dryRun && given.opened ? null : draftId, ...given };
    });
  }),
  askAddress: writing(z.strictObject({ url: named, persona: named, ...common }), async (context, { url, persona, reason, dryRun }) => {
    await requirePersona(context, persona);
    return change(context.database, dryRun, async (transaction) => {
      const asked = await askForAddress(transaction, { url, personaId: persona, reason, editorId: operator, writer: null });
      const article =
        asked.articleId === null
          ? undefined
          : await transaction
              .selectFrom('article')
              .leftJoin('story', 'story.id', 'article.story_id')
              .select(['article.title', 'article.outlet', 'story.id as storyId', 'story.title as storyTitle'])
              .where('article.id', '=', asked.articleId)
              .executeTakeFirst();
      return { id: asked.id, url: asked.url, persona, article: article ?? null };
    });
  }),
};
