// What commands read of stories, and of an article that was given by its address (bin/readings.ts has the others).
import { z } from 'zod';
import { NewsroomError } from '../core/errors.ts';
import { genres } from '../core/genre.ts';
import { safeText, safeTitle } from '../core/orders/without-orders.ts';
import { sharedFigures, sharedNames } from '../core/shared-keys.ts';
import { storyOrders } from '../core/story.ts';
import { loadRoster } from '../agents/roster.ts';
import { findAddressAssignment, readingOfItem } from '../store/repositories/address-assignments.ts';
import { liveDrafts } from '../store/repositories/live-drafts.ts';
import { listStories } from '../store/repositories/desk-stories.ts';
import { readStory } from '../store/repositories/desk-story.ts';
import { countSetAside, listSetAside } from '../store/repositories/set-aside.ts';
import { requireStory } from '../store/repositories/story-names.ts';
import { processesOf, type ReadingContext } from './reading-context.ts';

const day = 86_400_000;
/** Stories that had no new origin for longer are left out unless they are asked for, or pinned. */
const usualWindowMs = 7 * day;
const keysShown = 10;

const listArgument = z.object({
  beat: z.string().nullable(),
  persona: z.string().nullable(),
  language: z.string().nullable(),
  country: z.string().nullable(),
  leastScore: z.number().min(0).max(1).nullable(),
  breaking: z.boolean(),
  muted: z.boolean(),
  since: z.iso.datetime().nullable(),
  sort: z.enum(storyOrders),
  limit: z.int().min(1).max(1000),
});

const setAsideArgument = z.object({
  reason: z.enum(genres).nullable(),
  /** Null: as far back as the desk's page goes. */
  since: z.iso.datetime().nullable(),
  limit: z.int().min(1).max(1000),
});

/** Throws NewsroomError where no persona has that id, or that beat. */
async function requireKnown({ roster: own, settings }: ReadingContext, { persona, beat }: { persona: string | null; beat: string | null }) {
  if (persona === null && beat === null) return;
  const { personas } = own ?? (await loadRoster(settings.personas.directory));
  const ids = personas.map(({ id }) => id);
  if (persona !== null && !ids.includes(persona))
    throw new NewsroomError('unknown-persona', `no persona ${persona}; there are ${ids.join(', ')}`);
  const beats = personas.filter(({ id }) => persona === null || id === persona).flatMap((one) => one.beats.map(({ name }) => name));
  if (beat !== null && !beats.includes(beat))
    throw new NewsroomError('unknown-beat', `no beat “${beat}”; there are ${[...new Set(beats)].toSorted().join(', ')}`);
}

/** `argument`: JSON as above. */
async function stories(context: ReadingContext, argument: string | null) {
  const { since, sort, limit, persona, leastScore, ...narrowed } = listArgument.parse(JSON.parse(argument ?? '{}'));
  const { beat } = narrowed;
  await requireKnown(context, { persona, beat });
  const now = new Date();
  const windowMs = since === null ? usualWindowMs : Math.max(0, now.getTime() - Date.parse(since));
  const filter = { ...narrowed, personaId: persona, minimumScore: leastScore };
  const list = await listStories(context.database, filter, { editorId: null, windowMs, now }, { order: sort, limit, offset: 0 });
  return { sort, ...list };
}

/** `argument`: JSON as above. */
async function setAside({ database, settings }: ReadingContext, argument: string | null) {
  const { reason, since, limit } = setAsideArgument.parse(JSON.parse(argument ?? '{}'));
  const from = since === null ? new Date(Date.now() - settings.stories.window) : new Date(since);
  const articles = await listSetAside(database, { since: from, genre: reason, limit, offset: 0 });
  return {
    since: from,
    reason,
    /** Of all genres, whatever is asked for. */
    genres: await countSetAside(database, from),
    articles: articles.map((article) => ({ ...article, title: safeTitle(article.title) })),
  };
}

/** `argument`: a story's id, that of a draft or an article of it, or an article's address. */
async function story({ database }: ReadingContext, argument: string | null) {
  const named = await requireStory(database, argument ?? '');
  const read = await readStory(database, named.id, { editorId: null, windowMs: 3 * day, now: new Date() });
  if (read === null) throw new NewsroomError('no-such-story', `no story ${argument ?? ''}`);
  // Words that address a language model are shown to nobody as a name or a figure.
  const reports = read.reports.map((report) => ({
    ...report,
    title: safeTitle(report.title),
    lead: safeText(report.lead, report.language),
  }));
  return {
    ...read,
    mergedFrom: named.mergedFrom,
    reports,
    names: sharedNames(reports, keysShown),
    figures: sharedFigures(reports, keysShown),
  };
}

/** `argument`: an id that asking for an address gave. With how its page's reading goes, and which of the work it waits for nobody does. */
async function addressAssignment(context: ReadingContext, argument: string | null) {
  const { database } = context;
  const assignment = await findAddressAssignment(database, argument ?? '');
  if (assignment === null) throw new NewsroomError('no-such-assignment', `nothing was asked for as ${argument ?? ''}`);
  const { itemId, storyId, articleId, draftId } = assignment;
  const worked = new Set((await processesOf(context)).flatMap(({ roles }) => roles));
  const item = itemId === null ? null : await readingOfItem(database, itemId);
  const needed = item?.state === 'new' ? ['read', 'cluster'] : ['cluster'];
  const of = { story: storyId ?? '', article: articleId ?? '', draft: draftId ?? '' };
  return {
    ...assignment,
    /** `waiting`, `assigned`, or the code of why it was refused. */
    outcome: assignment.state === 'refused' ? (assignment.code ?? 'refused') : assignment.state,
    item,
    /** Those that would have ended, as far as they still would. */
    drafts: (await liveDrafts(database, of.story)).filter(({ id }) => assignment.wouldEnd?.includes(id) === true),
    story:
      (await database.selectFrom('story').select(['title', 'articles', 'outlets']).where('id', '=', of.story).executeTakeFirst()) ?? null,
    article: (await database.selectFrom('article').select(['title', 'paywall']).where('id', '=', of.article).executeTakeFirst()) ?? null,
    draft: (await database.selectFrom('draft').select(['state', 'failure']).where('id', '=', of.draft).executeTakeFirst()) ?? null,
    unworked: needed.filter((role) => !worked.has(role)),
  };
}

export const storyReadings = { stories, story, setAside, addressAssignment };
