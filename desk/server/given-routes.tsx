// Giving an analyst an article by its address, and how far that is. The desk fetches nothing: it writes what is wanted, and the fleet reads it.
import { Hono } from 'hono';
import { z } from 'zod';
import { createAddressPolicy } from '../../core/address-policy.ts';
import { inTransaction } from '../../store/transactions.ts';
import {
  articleAtAddress,
  askForAddress,
  BadAddressError,
  findAddressAssignment,
  heldArticle,
  type AddressAssignment,
} from '../../store/repositories/address-assignments.ts';
import { OtherDraftError } from '../../store/repositories/live-drafts.ts';
import { GiveOverPage, type GiveOverView } from '../web/ending-drafts.tsx';
import { GivenPage } from '../web/given-page.tsx';
import type { DeskEnvironment } from './dependencies.ts';
import { readForm } from './forms.ts';
import { frameOf, type DeskContext, type DeskParts } from './frame.ts';
import { othersDrafts } from './others-drafts.ts';
import { ends, persona, reason } from './story-decision-forms.ts';
import { storiesPage } from './story-routes.tsx';

const givenForm = z.object({
  url: z
    .string('give the address of an article')
    .trim()
    .min(1, 'give the address of an article')
    .max(2048, 'an address has 2048 characters at most'),
  persona,
  reason,
  ends,
});

export function givenRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { database, logger, personas, settings } = parts.deps;
  const policy = createAddressPolicy(settings.fetch.allowPrivate);

  /** Asks before drafts of others end; `again`: what was agreed to is not all of them. */
  const asksFirst = async (context: DeskContext, view: GiveOverView, again: boolean): Promise<Response> => {
    const articleId = await articleAtAddress(database, view.url);
    const held = articleId === null ? null : await heldArticle(database, articleId);
    const frame = frameOf(parts, context, `Give it to ${view.persona.name}`, 'stories');
    return context.html(<GiveOverPage frame={frame} view={{ ...view, held, again }} />, again ? 409 : 200);
  };

  const refused = (context: DeskContext, text: string, given: Readonly<Record<string, string>>): Promise<Response> =>
    storiesPage(parts, context, { notice: { tone: 'bad', title: 'It was given to nobody', text }, given });

  routes.post('/stories/assign', async (context) => {
    const form = await readForm(context, givenForm);
    if (!form.ok) return refused(context, `${form.message}.`, { url: '', ...form.given });
    const { url, persona: personaId, reason: why, ends: mayEnd } = form.value;
    const line = ((await personas?.()) ?? []).find(({ id, version }) => id === personaId && version !== null);
    if (line === undefined)
      return refused(context, `There is no analyst ${personaId} with a persona file.`, { url, persona: personaId, reason: why });
    const editorId = context.get('editor').id;
    const said = { event: 'editor-acted', act: 'assign-address', persona: personaId, editorId };
    let asked: AddressAssignment;
    try {
      asked = await inTransaction(database, (transaction) =>
        askForAddress(transaction, { url, personaId, reason: why, editorId, writer: null, mayEnd }, policy),
      );
    } catch (error) {
      if (!(error instanceof BadAddressError || error instanceof OtherDraftError)) throw error;
      logger.info({ ...said, ok: false, refusal: error.code });
      if (error instanceof BadAddressError) return refused(context, `${error.message}.`, { url, persona: personaId, reason: why });
      const drafts = await othersDrafts(parts, error.storyId, personaId);
      return asksFirst(context, { url, persona: { id: line.id, name: line.name }, reason: why, drafts }, mayEnd.length > 0);
    }
    logger.info({ ...said, assignmentId: asked.id, ok: true });
    return context.redirect(`/stories/given/${asked.id}`, 303);
  });

  routes.get('/stories/given/:id', async (context) => {
    const given = await findAddressAssignment(database, context.req.param('id'));
    if (given === null) return context.notFound();
    const { personaId, storyId, articleId, itemId, code } = given;
    const view = {
      given,
      personaName: ((await personas?.()) ?? []).find(({ id }) => id === personaId)?.name ?? personaId,
      held: itemId === null && articleId !== null ? await heldArticle(database, articleId) : null,
      others: code === 'other-draft' && storyId !== null ? await othersDrafts(parts, storyId, personaId) : null,
    };
    return context.html(<GivenPage frame={frameOf(parts, context, 'Given by its address', 'stories')} view={view} />);
  });

  return routes;
}
