// Asking another analyst for a view of a draft's story, and withdrawing what was asked for.
import { Hono } from 'hono';
import { z } from 'zod';
import { askSecondView, withdrawSecondView, type Withdrawal } from '../../store/repositories/second-views.ts';
import { stateWords } from '../web/wording.ts';
import type { DeskEnvironment } from './dependencies.ts';
import { draftPage } from './draft-routes.tsx';
import { readForm } from './forms.ts';
import type { DeskContext, DeskParts } from './frame.ts';

const viewForm = z.object({
  persona: z.string().trim().min(1, 'choose an analyst').max(100),
  reason: z
    .string()
    .trim()
    .max(500, 'a reason has 500 characters at most')
    .default('')
    .transform((reason) => (reason === '' ? null : reason)),
});

const notWithdrawn: Readonly<Record<Exclude<Withdrawal, 'withdrawn' | 'no-such-draft'>, string>> = {
  'withdrawn-already': 'It was withdrawn before.',
  'not-second-view': 'This draft was not asked for as a second view: its story was assigned to it.',
  begun: 'Its analyst has begun it. When it is in review it can be spiked.',
};

export function viewRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { database, logger, personas } = parts.deps;

  const refused = async (
    context: DeskContext,
    draftId: string,
    notice: { title: string; text: string; written?: string | null },
    status: 400 | 409,
  ): Promise<Response> => (await draftPage(parts, context, draftId, { notice: { tone: 'bad', ...notice }, status })) ?? context.notFound();

  routes.post('/drafts/:id/second-view', async (context) => {
    const beside = context.req.param('id');
    const form = await readForm(context, viewForm);
    const title = 'No second view was asked for';
    if (!form.ok) return refused(context, beside, { title, text: `${form.message}.`, written: form.given['reason'] ?? null }, 400);
    const { persona, reason } = form.value;
    const line = ((await personas?.()) ?? []).find(({ id, version }) => id === persona && version !== null);
    if (line === undefined)
      return refused(context, beside, { title, text: `There is no analyst ${persona} with a persona file.`, written: reason }, 400);
    const { id: by, name: byName } = context.get('editor');
    const asked = await askSecondView(database, { story: beside, personaId: persona, reason, by, byName });
    logger.info({ event: 'editor-acted', act: 'ask-second-view', draftId: beside, persona, editorId: by, ok: asked.ok });
    if (asked.ok) return context.redirect(`/drafts/${asked.draftId}?done=second-view`, 303);
    if (asked.code === 'no-such-story') return context.notFound();
    const text = `${line.name} has a draft of this story already, which is ${stateWords[asked.state].label}: a persona has one live draft of a story at most.`;
    return refused(context, beside, { title, text, written: reason }, 409);
  });

  routes.post('/drafts/:id/withdraw', async (context) => {
    const draftId = context.req.param('id');
    const by = context.get('editor').id;
    const outcome = await withdrawSecondView(database, { draftId, by });
    logger.info({ event: 'editor-acted', act: 'withdraw-second-view', draftId, editorId: by, ok: outcome === 'withdrawn' });
    if (outcome === 'withdrawn') return context.redirect(`/drafts/${draftId}?done=withdrawn`, 303);
    if (outcome === 'no-such-draft') return context.notFound();
    return refused(context, draftId, { title: 'Not withdrawn', text: notWithdrawn[outcome] }, 409);
  });

  return routes;
}
