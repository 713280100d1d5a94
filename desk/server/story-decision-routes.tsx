// What editors do with stories: pin, mute, assign, ask for a second view, merge and split. Each is written with
// the editor's reason into the story's history; a merge, a split and a change of analyst are shown before they are done.
import { Hono } from 'hono';
import { safeTitle } from '../../core/orders/without-orders.ts';
import { findOpenStory, readStory } from '../../store/repositories/desk-story.ts';
import { OtherDraftError } from '../../store/repositories/live-drafts.ts';
import { askSecondView } from '../../store/repositories/second-views.ts';
import { splitStory } from '../../store/repositories/story-changes.ts';
import { assignStory, muteStory, pinStory, unmuteStory, unpinStory } from '../../store/repositories/story-decisions.ts';
import { inTransaction } from '../../store/transactions.ts';
import { ReassignPage, SplitPage } from '../web/story-confirm.tsx';
import { storyPath, type StoryNotice } from '../web/story-view.ts';
import { stateWords } from '../web/wording.ts';
import type { DeskEnvironment } from './dependencies.ts';
import { readForm } from './forms.ts';
import { frameOf, type DeskContext, type DeskParts } from './frame.ts';
import { othersDrafts } from './others-drafts.ts';
import { assignForm, chosenForm, reasonForm, refusalText, splitForm, viewForm } from './story-decision-forms.ts';
import { mergeRoutes, type Tried } from './story-merge-routes.tsx';
import { readerOf, storyPage } from './story-routes.tsx';

type Act = 'pin' | 'unpin' | 'mute' | 'unmute';
const acts = {
  pin: { run: pinStory, done: 'pinned' },
  unpin: { run: unpinStory, done: 'unpinned' },
  mute: { run: muteStory, done: 'muted' },
  unmute: { run: unmuteStory, done: 'unmuted' },
} as const satisfies Record<Act, { run: typeof pinStory; done: string }>;

export function storyDecisionRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { database, logger, personas } = parts.deps;

  const refused = async (
    context: DeskContext,
    id: string,
    notice: Pick<StoryNotice, 'title' | 'text'> & { written?: string | null },
    status: 400 | 409,
  ): Promise<Response> => (await storyPage(parts, context, id, { notice: { tone: 'bad', ...notice }, status })) ?? context.notFound();

  /** Does it, and answers with `then`; what the store refuses is said on the story's page. */
  const tried: Tried = async (context, act, run, then) => {
    const editorId = context.get('editor').id;
    try {
      const result = await run({ editorId, reason: act.written ?? '' });
      logger.info({ event: 'editor-acted', act: act.name, storyId: act.id, editorId, ok: true });
      return then(result);
    } catch (error) {
      const text = refusalText(error);
      if (text === null) throw error;
      logger.info({ event: 'editor-acted', act: act.name, storyId: act.id, editorId, ok: false, refusal: text });
      return refused(context, act.id, { title: act.title, text, written: act.written }, 409);
    }
  };

  const analyst = async (id: string) => ((await personas?.()) ?? []).find((line) => line.id === id && line.version !== null) ?? null;

  for (const name of ['pin', 'unpin', 'mute', 'unmute'] as const) {
    routes.post(`/stories/:id/${name}`, async (context) => {
      const id = context.req.param('id');
      const form = await readForm(context, reasonForm);
      const title = 'Nothing was changed';
      if (!form.ok) return refused(context, id, { title, text: `${form.message}.`, written: form.given['reason'] ?? null }, 400);
      if ((await findOpenStory(database, id)) === null) return context.notFound();
      const { run, done } = acts[name];
      return tried(
        context,
        { name: `${name}-story`, id, written: form.value.reason, title },
        (actor) => inTransaction(database, (transaction) => run(transaction, { storyId: id, ...actor })),
        (changed) => context.redirect(`${storyPath(id)}?done=${changed ? done : 'as-it-was'}`, 303),
      );
    });
  }

  routes.post('/stories/:id/assign', async (context) => {
    const id = context.req.param('id');
    const form = await readForm(context, assignForm);
    const title = 'It was given to nobody';
    const story = await readStory(database, id, readerOf(parts, context));
    if (story === null) return context.notFound();
    if (!form.ok) return refused(context, id, { title, text: `${form.message}.`, written: form.given['reason'] ?? null }, 400);
    const { persona: personaId, reason: written, ends: mayEnd } = form.value;
    const line = await analyst(personaId);
    if (line === null) return refused(context, id, { title, text: `There is no analyst ${personaId} with a persona file.`, written }, 400);
    try {
      return await tried(
        context,
        { name: 'assign-story', id, written, title },
        (actor) =>
          inTransaction(database, (transaction) => assignStory(transaction, { storyId: id, personaId, writer: null, mayEnd, ...actor })),
        ({ storyId: at, opened, withdrawn }) =>
          context.redirect(`${storyPath(at)}?done=${opened || withdrawn.length > 0 ? 'assigned' : 'as-it-was'}`, 303),
      );
    } catch (error) {
      if (!(error instanceof OtherDraftError)) throw error;
      const view = {
        story: { ...story, title: safeTitle(story.title) },
        persona: { id: line.id, name: line.name },
        reason: written,
        drafts: await othersDrafts(parts, error.storyId, personaId),
        again: mayEnd.length > 0,
      };
      return context.html(
        <ReassignPage frame={frameOf(parts, context, `Give it to ${line.name}`, 'stories')} view={view} />,
        view.again ? 409 : 200,
      );
    }
  });

  routes.post('/stories/:id/second-view', async (context) => {
    const id = context.req.param('id');
    const form = await readForm(context, viewForm);
    const title = 'No second view was asked for';
    if (!form.ok) return refused(context, id, { title, text: `${form.message}.`, written: form.given['reason'] ?? null }, 400);
    const { persona: personaId, reason: written } = form.value;
    const line = await analyst(personaId);
    if (line === null) return refused(context, id, { title, text: `There is no analyst ${personaId} with a persona file.`, written }, 400);
    const { id: by, name: byName } = context.get('editor');
    const asked = await askSecondView(database, { story: id, personaId, reason: written, by, byName });
    logger.info({ event: 'editor-acted', act: 'ask-second-view', storyId: id, persona: personaId, editorId: by, ok: asked.ok });
    if (asked.ok) return context.redirect(`/drafts/${asked.draftId}?done=second-view`, 303);
    if (asked.code === 'no-such-story') return context.notFound();
    const text = `${line.name} has a draft of this story already, which is ${stateWords[asked.state].label}: a persona has one live draft of a story at most.`;
    return refused(context, id, { title, text, written }, 409);
  });

  mergeRoutes(parts, routes, tried);

  routes.post('/stories/:id/split', async (context) => {
    const id = context.req.param('id');
    const chosen = await readForm(context, chosenForm);
    const title = 'Nothing was split off';
    if (!chosen.ok) return refused(context, id, { title, text: `${chosen.message}.` }, 400);
    const story = await readStory(database, id, readerOf(parts, context));
    if (story === null) return context.notFound();
    const reports = story.reports.filter((report) => chosen.value.articles.includes(report.id));
    if (reports.length === 0)
      return refused(context, id, { title, text: 'Choose the articles that are about something else, in the boxes beside them.' }, 400);
    if (reports.length >= story.articles)
      return refused(context, id, { title, text: 'All of its articles were chosen: at least one has to stay.' }, 400);
    const given = splitForm.safeParse(chosen.value);
    if (chosen.value.confirmed === undefined || !given.success) {
      const message = given.error?.issues.map((issue) => issue.message).join('; ') ?? '';
      const view = {
        story: { ...story, title: safeTitle(story.title) },
        chosen: reports.map((report) => ({ ...report, title: safeTitle(report.title) })),
        notice: chosen.value.confirmed === undefined ? null : { tone: 'bad' as const, title, text: `${message}.` },
      };
      return context.html(
        <SplitPage frame={frameOf(parts, context, 'Split a story', 'stories')} view={view} />,
        chosen.value.confirmed === undefined ? 200 : 400,
      );
    }
    return tried(
      context,
      { name: 'split-story', id, written: given.data.reason, title },
      (actor) =>
        inTransaction(database, (transaction) => splitStory(transaction, { storyId: id, articleIds: given.data.articles, ...actor })),
      (into) => context.redirect(`${storyPath(into)}?done=split`, 303),
    );
  });

  return routes;
}
