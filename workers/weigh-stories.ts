// Stories whose worth may have changed are weighed: those that something came into, and those with a burst that may be over. What an editor can
// read of it is kept in the story's row, with the reason why no analyst was given it.
import { createAssigner, type Assigner } from '../agents/assignment.ts';
import { newlyStated, ToldBefore } from '../agents/novelty.ts';
import { noveltyOf, weighStory } from '../agents/newsworthiness.ts';
import type { Settings } from '../core/settings.ts';
import { sayNotAssigned, undecidedStories, type Undecided } from '../store/repositories/due-stories.ts';
import { headsOfStories, publishedHeads, type StoryHead } from '../store/repositories/story-heads.ts';
import { coveredAndAdded, type ComparedReport } from '../store/repositories/story-updates.ts';
import { saveWorth, storiesToWeigh, usualOriginsPerHour, type WorthRow } from '../store/repositories/story-worth.ts';
import { isCopyOf } from '../sources/copies.ts';
import type { NewsroomDeps } from './deps.ts';

const storiesAtOnce = 200;
const burstEveryMs = 60_000;
const publishedForMs = 14 * 86_400_000;
const publishedAtMost = 300;
/** Of a newsroom without stories of two origins yet: as many as the recorded wire's have. */
const usualPerHour = 0.4;

export interface Weighing {
  readonly assigner: Assigner;
  readonly told: ToldBefore;
}

/** The roster and the publications of the last two weeks, as stories are weighed by them. */
export async function prepareWeighing({ database, roster, now }: NewsroomDeps): Promise<Weighing> {
  const published = await publishedHeads(database, { since: new Date(now().getTime() - publishedForMs), limit: publishedAtMost });
  return { assigner: createAssigner(roster.personas), told: new ToldBefore(published) };
}

/** What says this much before the sources were gathered was there for them, though it came in late. */
const clearlyBeforeMs = 6 * 3_600_000;

/** Dated by a clock: at midnight UTC stands what a feed dates by days alone. */
const isDated = ({ publishedAt }: ComparedReport): boolean => publishedAt !== null && publishedAt.getTime() % 86_400_000 !== 0;
/** When a report was there, ms: as it is dated, if that is not after it came in; else when it was stored. */
const timeOf = (report: ComparedReport): number =>
  isDated(report) && report.publishedAt !== null
    ? Math.min(report.publishedAt.getTime(), report.fetchedAt.getTime())
    : report.fetchedAt.getTime();

/** What came after the reports that a publication rests on. */
export interface Since {
  /** Reports that came later, copies among them. */
  readonly later: number;
  /** What they state that the covered ones do not, as written; copies add nothing. */
  readonly stated: readonly string[];
}

/**
 * Later is what is dated after all covered reports, and what was stored after the last of them, unless it is dated six hours before that or
 * more; and what was in another story until after that, however old it is: who wrote did not have it.
 */
export function statedSince({
  covered,
  added,
}: {
  readonly covered: readonly ComparedReport[];
  readonly added: readonly ComparedReport[];
}): Since {
  const newest = Math.max(...covered.map(timeOf));
  const gathered = Math.max(...covered.map((report) => report.fetchedAt.getTime()));
  const later = added.filter(
    (report) =>
      timeOf(report) > newest ||
      (report.joinedAt !== null && report.joinedAt.getTime() > gathered) ||
      (report.fetchedAt.getTime() > gathered && (!isDated(report) || timeOf(report) > gathered - clearlyBeforeMs)),
  );
  const own = later.filter((report) => !covered.some((known) => isCopyOf(report.text, known.text)));
  return { later: later.length, stated: newlyStated(covered, own) };
}

function settling(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes >= 2 ? `${minutes} minutes` : `${Math.round(ms / 1000)} seconds`;
}

/** In words, why a story is not due; null: it is. */
export function whyNotDue(story: Undecided, rules: Settings['stories'], settleMs: number, now: Date): string | null {
  if (story.muted) return 'muted';
  if (story.pinned) return null;
  if (story.outlets < rules.minimumOutlets) return `needs ${rules.minimumOutlets} outlets, has ${story.outlets}`;
  if (story.toldAs !== null) return `published already as “${story.toldAs}”, and nothing new`;
  if (story.breaking) return null;
  const score = story.newsworthiness ?? 0;
  if (score < rules.newsworthiness) return `score ${score.toFixed(2)} under ${rules.newsworthiness.toFixed(2)}`;
  if (now.getTime() - story.lastOriginAt.getTime() < settleMs) return `waits until no new origin came for ${settling(settleMs)}`;
  return null;
}

/** The draft whose publication says all that a story does, where one is as like as that; null: there is something new in it. */
async function repeatOf(deps: NewsroomDeps, storyId: string, heads: readonly StoryHead[], told: ToldBefore): Promise<string | null> {
  const nearest = told.nearest(storyId, heads);
  if (nearest === null || noveltyOf(nearest) > 0) return null;
  const compared = await coveredAndAdded(deps.database, { storyId, draftId: nearest.draftId });
  return statedSince(compared).stated.length === 0 ? nearest.draftId : null;
}

/**
 * Weighs the stories that need it, at most 200, or `only` that one, and says of each why no analyst is given it. Returns how many.
 * `settleMs`: as assignment waits now.
 */
export async function weighStories(
  deps: NewsroomDeps,
  weighing: () => Promise<Weighing>,
  options: { readonly settleMs: number; readonly only?: string },
): Promise<number> {
  const { database, settings } = deps;
  const now = deps.now();
  const { mark, stories } = await storiesToWeigh(database, {
    burstEveryMs,
    minimumOutlets: settings.stories.minimumOutlets,
    limit: storiesAtOnce,
    ...(options.only === undefined ? {} : { only: options.only }),
  });
  if (stories.length > 0) {
    const { assigner, told } = await weighing();
    const usual = (await usualOriginsPerHour(database, new Date(now.getTime() - settings.stories.window))) ?? usualPerHour;
    const heads = await headsOfStories(
      database,
      stories.map((story) => story.id),
    );
    const rows: WorthRow[] = [];
    for (const story of stories) {
      const reports = heads.get(story.id) ?? [];
      const { score, burst, parts, fits } = weighStory({
        reports,
        ranked: assigner.rank({ ...story, articles: reports }),
        nearest: told.nearest(story.id, reports),
        usualPerHour: usual,
        now,
      });
      rows.push({ storyId: story.id, score, burst, parts, fits, repeats: await repeatOf(deps, story.id, reports, told) });
    }
    await saveWorth(database, mark, rows);
  }
  const why = new Map<string, string | null>();
  for (const story of await undecidedStories(
    database,
    stories.map(({ id }) => id),
  )) {
    const reason = whyNotDue(story, settings.stories, options.settleMs, now);
    // Of those that are due, assignment says more.
    if (reason !== null) why.set(story.id, reason);
  }
  await sayNotAssigned(database, why);
  return stories.length;
}
