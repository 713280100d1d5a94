// Reading stories: the list with its filters, one story, and the articles that were set aside.
import { Hono } from 'hono';
import { z } from 'zod';
import { safeText, safeTitle } from '../../core/orders/without-orders.ts';
import { storyOrders } from '../../core/story.ts';
import { draftPersonas } from '../../store/repositories/desk-drafts.ts';
import { findOpenStory, readStory, storyClaims, type DeskStory } from '../../store/repositories/desk-story.ts';
import { listStories, storyPlaces, type StoryReader } from '../../store/repositories/desk-stories.ts';
import { countSetAside, listSetAside } from '../../store/repositories/set-aside.ts';
import { visitStory } from '../../store/repositories/story-visits.ts';
import { SetAsidePage } from '../web/set-aside-page.tsx';
import { StoriesPage } from '../web/stories-page.tsx';
import { StoryPage } from '../web/story-page.tsx';
import { storyPath, type StoryNotice, type StoryQuery } from '../web/story-view.ts';
import type { PageNotice } from '../web/draft-view.ts';
import type { DeskEnvironment } from './dependencies.ts';
import { frameOf, type DeskContext, type DeskParts } from './frame.ts';
import { storyKeys } from './story-keys.ts';
import { doneNotice } from './story-notices.ts';

const pageSize = 40;
const setAsidePageSize = 100;

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform((value) => (value === '' ? null : value))
    .nullable()
    .catch(null);
const flag = z
  .literal('1')
  .transform(() => true)
  .catch(false);
/** What does not fit is as if it were not asked: a list is looked at, never refused. */
const querySchema = z.object({
  q: text(300),
  beat: text(200),
  persona: text(100),
  language: text(10),
  country: text(10),
  score: z.string().min(1).transform(Number).pipe(z.number().min(0).max(1)).nullable().catch(null),
  breaking: flag,
  pinned: flag,
  muted: flag,
  unassigned: flag,
  older: flag,
  sort: z.enum(storyOrders).catch('score'),
});
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);
const sinceSchema = z
  .union([z.literal('never'), z.iso.datetime()])
  .nullable()
  .catch(null);

function queryOf(context: DeskContext): StoryQuery {
  const { q, persona, ...rest } = querySchema.parse(context.req.method === 'GET' ? context.req.query() : {});
  return { ...rest, text: q, personaId: persona };
}

export function readerOf(parts: DeskParts, context: DeskContext): StoryReader {
  return { editorId: context.get('editor').id, windowMs: parts.deps.settings.stories.window, now: new Date() };
}

/** The analysts by name: those of the roster, and those that have drafts where whoever started the desk has no roster. */
async function analysts(parts: DeskParts) {
  const lines = (await parts.deps.personas?.()) ?? [];
  const drafted = await draftPersonas(parts.deps.database);
  const names = new Map([...drafted, ...lines].map(({ id, name }) => [id, name]));
  return {
    names,
    beats: [...new Set(lines.flatMap((line) => line.beats))].toSorted((one, other) => one.localeCompare(other, 'en')),
    /** Who can be given a story. */
    atWork: lines.filter((line) => line.version !== null).map(({ id, name }) => ({ id, name })),
  };
}

export interface RefusedForm {
  readonly notice: PageNotice;
  readonly given: Readonly<Record<string, string>>;
}

/** Said where the address asks for an order that there is not. */
function orderNotice(context: DeskContext): PageNotice | null {
  const asked = context.req.query('sort');
  if (context.req.method !== 'GET' || asked === undefined || z.enum(storyOrders).safeParse(asked).success) return null;
  return { tone: 'plain', title: 'The list is by score', text: `There is no order “${asked.slice(0, 40)}”: choose one of those below.` };
}

/** The list; `refused`: with what a form of it could not do. */
export async function storiesPage(parts: DeskParts, context: DeskContext, refused: RefusedForm | null = null): Promise<Response> {
  const { database, settings } = parts.deps;
  const query = queryOf(context);
  const page = pageSchema.parse(context.req.query('page'));
  const reader = readerOf(parts, context);
  const since = new Date(reader.now.getTime() - reader.windowMs);
  const { stories, found } = await listStories(database, { ...query, minimumScore: query.score }, reader, {
    order: query.sort,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const { names, beats, atWork } = await analysts(parts);
  const view = {
    query,
    stories: stories.map((story) => ({ ...story, title: safeTitle(story.title) })),
    found,
    page,
    pageSize,
    windowMs: settings.stories.window,
    beats,
    personas: atWork.length > 0 ? atWork : [...names].map(([id, name]) => ({ id, name })),
    ...(await storyPlaces(database)),
    setAside: (await countSetAside(database, since)).reduce((sum, { articles }) => sum + articles, 0),
    notice: refused?.notice ?? orderNotice(context),
    given: refused?.given ?? {},
  };
  return context.html(<StoriesPage frame={frameOf(parts, context, 'Stories', 'stories')} view={view} />, refused === null ? 200 : 400);
}

/** Others' text as it may be shown: what addresses a language model is left out, as everywhere. */
export function withoutOrders(story: DeskStory): DeskStory {
  return {
    ...story,
    title: safeTitle(story.title),
    reports: story.reports.map((report) => ({
      ...report,
      title: safeTitle(report.title),
      lead: safeText(report.lead, report.language).trim(),
    })),
  };
}

/** When this editor had looked before; a page that renews itself says so in its address, and is no look of its own. */
async function seenBefore(parts: DeskParts, context: DeskContext, storyId: string): Promise<Date | null> {
  const since = sinceSchema.parse(context.req.query('since') ?? null);
  if (since !== null) return since === 'never' ? null : new Date(since);
  return visitStory(parts.deps.database, { editorId: context.get('editor').id, storyId });
}

/** The page of one story; null where there is no open one of that id. */
export async function storyPage(
  parts: DeskParts,
  context: DeskContext,
  storyId: string,
  options: { readonly notice?: StoryNotice; readonly status?: 200 | 400 | 409 } = {},
): Promise<Response | null> {
  const { database, settings } = parts.deps;
  const found = await readStory(database, storyId, readerOf(parts, context));
  if (found === null) return null;
  const story = withoutOrders(found);
  const { names: personaNames, atWork } = await analysts(parts);
  const view = {
    story,
    keys: storyKeys(story.reports, await storyClaims(database, storyId)),
    personas: atWork,
    personaNames,
    siteUrl: parts.siteUrl,
    notice: options.notice ?? doneNotice(context.req.query('done'), story),
    windowMs: settings.stories.window,
    since: await seenBefore(parts, context, storyId),
  };
  return context.html(<StoryPage frame={frameOf(parts, context, story.title, 'stories')} view={view} />, options.status ?? 200);
}

export function storyRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { database, settings } = parts.deps;

  routes.get('/stories', (context) => storiesPage(parts, context));

  routes.get('/stories/set-aside', async (context) => {
    const since = new Date(Date.now() - settings.stories.window);
    const page = pageSchema.parse(context.req.query('page'));
    const genre = text(100).parse(context.req.query('genre') ?? null);
    const articles = await listSetAside(database, { since, genre, limit: setAsidePageSize + 1, offset: (page - 1) * setAsidePageSize });
    const view = {
      articles: articles.slice(0, setAsidePageSize).map((article) => ({ ...article, title: safeTitle(article.title) })),
      genres: await countSetAside(database, since),
      genre,
      hours: Math.ceil(settings.stories.window / 3_600_000),
      page,
      more: articles.length > setAsidePageSize,
    };
    return context.html(<SetAsidePage frame={frameOf(parts, context, 'Set aside', 'stories')} view={view} />);
  });

  // Where the form of the list is sent to: asked for as a page it is the list.
  routes.get('/stories/assign', (context) => context.redirect('/stories', 303));

  routes.get('/stories/:id', async (context) => {
    const storyId = context.req.param('id');
    const open = await findOpenStory(database, storyId);
    if (open === null) return context.notFound();
    // A story that was merged is where its articles went.
    if (open.id !== storyId) return context.redirect(`${storyPath(open.id)}?done=led-here`, 302);
    return (await storyPage(parts, context, storyId)) ?? context.notFound();
  });

  return routes;
}
