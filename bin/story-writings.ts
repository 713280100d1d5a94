// What the commands of stories change (bin/writings.ts has the others). With `dryRun` everything is done and taken back: what it would be is what it is.
import { z } from 'zod';
import { createAddressPolicy } from '../core/address-policy.ts';
import { NewsroomError } from '../core/errors.ts';
import { whichStays } from '../core/which-stays.ts';
import type { Database, DatabaseTransaction } from '../store/database.ts';
import { articleAtAddress, askForAddress, heldArticle } from '../store/repositories/address-assignments.ts';
import { draftsOfOthers, OtherDraftError } from '../store/repositories/live-drafts.ts';
import { mergeStories, splitStory } from '../store/repositories/story-changes.ts';
import { assignStory, muteStory, pinStory, unmuteStory, unpinStory } from '../store/repositories/story-decisions.ts';
import { requireStory, type NamedStory } from '../store/repositories/story-names.ts';
import { storyStandings } from '../store/repositories/story-standing.ts';
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
      const [one, other] = await storyStandings(transaction, [ids.from, ids.into]);
      const rule = one === undefined || other === undefined ? null : whichStays(one, other);
      await mergeStories(transaction, { ...ids, editorId: operator, reason });
      const now = await transaction.selectFrom('story').select(['title', 'articles']).where('id', '=', ids.into).executeTakeFirstOrThrow();
      // What the newsroom itself would have kept, where that is the other one.
      return { ...ids, ...now, suggested: rule?.stays === ids.from ? { stays: rule.stays, why: rule.why } : null };
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
      // Its name says that another's draft ends; a dry run says which.
      const agreed = { mayEnd: 'any', writer: null } as const;
      const { draftId, ...given } = await assignStory(transaction, { storyId: found.id, personaId: persona, ...agreed, ...actor });
      return { ...found, persona, draft: dryRun && given.opened ? null : draftId, ...given };
    });
  }),
  askAddress: writing(
    z.strictObject({ url: z.string().max(20_000), persona: named, replace: z.boolean(), ...common }),
    async (context, { url, persona, replace, reason, dryRun }) => {
      const { database, settings } = context;
      await requirePersona(context, persona);
      const policy = createAddressPolicy(settings.fetch.allowPrivate);
      const asked = { url, personaId: persona, reason, editorId: operator, writer: null, mayEnd: replace ? ('any' as const) : [] };
      try {
        return await change(database, dryRun, async (transaction) => {
          const { id, url: read, articleId } = await askForAddress(transaction, asked, policy);
          const article = articleId === null ? null : await heldArticle(transaction, articleId);
          const ending = article?.storyId == null ? [] : (await draftsOfOthers(transaction, article.storyId, persona)).ending;
          return { outcome: 'asked' as const, id, url: read, persona, article, ending };
        });
      } catch (error) {
        if (!(error instanceof OtherDraftError)) throw error;
        return {
          outcome: 'other-draft' as const,
          url,
          persona,
          story: error.storyId,
          drafts: error.drafts,
          message: error.message,
          dryRun,
        };
      }
    },
  ),
};
