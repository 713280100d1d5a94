// Giving an analyst an article by its address, and how far that is. The desk fetches nothing: it writes what is wanted, and the fleet reads it.
import { Hono } from 'hono';
import { z } from 'zod';
import { NewsroomError } from '../../core/errors.ts';
import { inTransaction } from '../../store/transactions.ts';
import { askForAddress, findAddressAssignment, type AddressAssignment } from '../../store/repositories/address-assignments.ts';
import { GivenPage } from '../web/given-page.tsx';
import type { DeskEnvironment } from './dependencies.ts';
import { readForm } from './forms.ts';
import { frameOf, type DeskContext, type DeskParts } from './frame.ts';
import { persona, reason } from './story-decision-forms.ts';
import { storiesPage } from './story-routes.tsx';

const givenForm = z.object({
  url: z
    .string('give the address of an article')
    .trim()
    .min(1, 'give the address of an article')
    .max(2048, 'an address has 2048 characters at most'),
  persona,
  reason,
});

export function givenRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { database, logger, personas } = parts.deps;

  const refused = (context: DeskContext, text: string, given: Readonly<Record<string, string>>): Promise<Response> =>
    storiesPage(parts, context, { notice: { tone: 'bad', title: 'It was given to nobody', text }, given });

  routes.post('/stories/assign', async (context) => {
    const form = await readForm(context, givenForm);
    if (!form.ok) return refused(context, `${form.message}.`, { url: '', ...form.given });
    const { url, persona: personaId, reason: why } = form.value;
    const line = ((await personas?.()) ?? []).find(({ id, version }) => id === personaId && version !== null);
    if (line === undefined)
      return refused(context, `There is no analyst ${personaId} with a persona file.`, { url, persona: personaId, reason: why });
    const editorId = context.get('editor').id;
    let asked: AddressAssignment;
    try {
      asked = await inTransaction(database, (transaction) =>
        askForAddress(transaction, { url, personaId, reason: why, editorId, writer: null }),
      );
    } catch (error) {
      if (!(error instanceof NewsroomError) || !['bad-address', 'home-page'].includes(error.code)) throw error;
      return refused(context, `${error.message}.`, { url, persona: personaId, reason: why });
    }
    logger.info({ event: 'editor-acted', act: 'assign-address', assignmentId: asked.id, persona: personaId, editorId, ok: true });
    return context.redirect(`/stories/given/${asked.id}`, 303);
  });

  routes.get('/stories/given/:id', async (context) => {
    const given = await findAddressAssignment(database, context.req.param('id'));
    if (given === null) return context.notFound();
    const personaName = ((await personas?.()) ?? []).find(({ id }) => id === given.personaId)?.name ?? given.personaId;
    return context.html(<GivenPage frame={frameOf(parts, context, 'Given by its address', 'stories')} view={{ given, personaName }} />);
  });

  return routes;
}
