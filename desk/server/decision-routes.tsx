// Deciding: attest, approve, request changes, spike, edit. Each form names the revision it was made for; the database's door has the
// last word, and what it refuses is said in the editor's words.
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { DoorRefusal } from '../../core/door.ts';
import { renderMarkdown } from '../../core/draft-text.ts';
import { sha256Schema } from '../../core/sources.ts';
import { attestSentence, decideOnRevision, type DoorResult } from '../../store/repositories/decisions.ts';
import { retryDraft } from '../../store/repositories/budget-waits.ts';
import { findDeskDraft } from '../../store/repositories/desk-drafts.ts';
import { findRevision, latestRevision, saveEditorRevision } from '../../store/repositories/revisions.ts';
import { EditPage, type EditView } from '../web/edit-pages.tsx';
import { refusalWords } from '../web/wording.ts';
import type { DeskEnvironment } from './dependencies.ts';
import { draftPage } from './draft-routes.tsx';
import { readForm } from './forms.ts';
import { frameOf, type DeskContext, type DeskParts } from './frame.ts';

const reason = z.string().trim().min(3, 'give a reason of three characters or more').max(1000);
const revision = z.string().min(1).max(100);
const attestForm = z.object({ revision, reason });
const approveForm = z.object({ revision, sha256: sha256Schema });
const spikeForm = approveForm.extend({ reason, confirm: z.literal('yes', { error: 'tick the box to end the draft' }) });
const changesForm = z.looseObject({
  ...approveForm.shape,
  drop: z.array(z.coerce.number().int().nonnegative()).default([]),
  comment: z
    .string()
    .trim()
    .max(5000)
    .default('')
    .transform((comment) => (comment === '' ? null : comment)),
});
const editForm = z.object({ base: revision, markdown: z.string().max(400_000) });
const ordinalSchema = z.coerce.number().int().nonnegative();

function refusalStatus(refusal: DoorRefusal): 403 | 409 {
  return refusal === 'no-editor-session' ? 403 : 409;
}

/** The choices `source-ARTICLE` of a changes form. */
function sourcesChosen(fields: Readonly<Record<string, unknown>>, choice: 'exclude' | 'prefer'): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith('source-') && value === choice ? [name.slice('source-'.length)] : [],
  );
}

const notRetried = {
  'not-failed': 'It is neither failed nor waiting for budget any more.',
  'other-draft': 'Its analyst has another draft of the same story at work or in review: decide on that one.',
} as const;

export function decisionRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { database, logger } = parts.deps;

  /** `written`: what the editor wrote into the refused form, given back so that it is not lost. */
  const refused = async (
    context: DeskContext,
    draftId: string,
    refusal: { title: string; text: string; status: 400 | 403 | 409; written?: string | null | undefined },
  ): Promise<Response> => {
    const { title, text, status, written = null } = refusal;
    return (await draftPage(parts, context, draftId, { notice: { tone: 'bad', title, text, written }, status })) ?? context.notFound();
  };

  const answer = (
    context: DeskContext,
    draftId: string,
    act: string,
    result: DoorResult<unknown>,
    done: string,
    written: string | null = null,
  ): Response | Promise<Response> => {
    logger.info({
      event: 'editor-acted',
      act,
      draftId,
      editorId: context.get('editor').id,
      ok: result.ok,
      ...(result.ok ? {} : { refusal: result.refusal }),
    });
    if (result.ok) return context.redirect(`/drafts/${draftId}?done=${done}`, 303);
    return refused(context, draftId, {
      title: 'Refused',
      text: refusalWords(result.refusal),
      status: refusalStatus(result.refusal),
      written,
    });
  };

  /** The revision of a form must be one of the draft in the address: a form cannot decide on another draft. */
  const isOfDraft = async (revisionId: string, draftId: string): Promise<boolean> =>
    (await findRevision(database, revisionId))?.draftId === draftId;

  routes.post('/drafts/:id/sentences/:ordinal/attest', async (context) => {
    const draftId = context.req.param('id');
    const ordinal = ordinalSchema.safeParse(context.req.param('ordinal'));
    const form = await readForm(context, attestForm);
    if (!form.ok)
      return refused(context, draftId, { title: 'Not attested', text: `${form.message}.`, status: 400, written: form.given['reason'] });
    if (!ordinal.success || !(await isOfDraft(form.value.revision, draftId))) return context.notFound();
    const latest = await latestRevision(database, draftId);
    if (latest?.id !== form.value.revision)
      return answer(context, draftId, 'attest', { ok: false, refusal: 'stale-revision' }, '', form.value.reason);
    const { sessionToken } = context.get('editor');
    const result = await attestSentence(database, {
      sessionToken,
      revisionId: form.value.revision,
      ordinal: ordinal.data,
      reason: form.value.reason,
    });
    return answer(context, draftId, 'attest', result, 'attested', form.value.reason);
  });

  routes.post('/drafts/:id/approve', async (context) => {
    const draftId = context.req.param('id');
    const form = await readForm(context, approveForm);
    if (!form.ok)
      return refused(context, draftId, {
        title: 'Not approved',
        text: 'The form did not say which text was shown. Approve from this page.',
        status: 400,
      });
    if (!(await isOfDraft(form.value.revision, draftId))) return context.notFound();
    const { sessionToken } = context.get('editor');
    const result = await decideOnRevision(database, {
      sessionToken,
      revisionId: form.value.revision,
      sha256: form.value.sha256,
      decision: 'approve',
    });
    return answer(context, draftId, 'approve', result, 'approved');
  });

  routes.post('/drafts/:id/changes', async (context) => {
    const draftId = context.req.param('id');
    const form = await readForm(context, changesForm);
    if (!form.ok)
      return refused(context, draftId, { title: 'Not sent back', text: `${form.message}.`, status: 400, written: form.given['comment'] });
    if (!(await isOfDraft(form.value.revision, draftId))) return context.notFound();
    const notes = {
      dropSentences: form.value.drop,
      excludeSources: sourcesChosen(form.value, 'exclude'),
      preferSources: sourcesChosen(form.value, 'prefer'),
      comment: form.value.comment,
    };
    if (notes.comment === null && notes.dropSentences.length + notes.excludeSources.length + notes.preferSources.length === 0) {
      return refused(context, draftId, {
        title: 'Not sent back',
        text: 'Say what should change: tick a sentence, choose for a source, or write a comment.',
        status: 400,
      });
    }
    const { sessionToken } = context.get('editor');
    const result = await decideOnRevision(database, {
      sessionToken,
      revisionId: form.value.revision,
      sha256: form.value.sha256,
      decision: 'request-changes',
      notes,
    });
    return answer(context, draftId, 'request-changes', result, 'changes', notes.comment);
  });

  routes.post('/drafts/:id/spike', async (context) => {
    const draftId = context.req.param('id');
    const form = await readForm(context, spikeForm);
    if (!form.ok)
      return refused(context, draftId, { title: 'Not spiked', text: `${form.message}.`, status: 400, written: form.given['reason'] });
    if (!(await isOfDraft(form.value.revision, draftId))) return context.notFound();
    const { sessionToken } = context.get('editor');
    const result = await decideOnRevision(database, {
      sessionToken,
      revisionId: form.value.revision,
      sha256: form.value.sha256,
      decision: 'spike',
      reason: form.value.reason,
    });
    return answer(context, draftId, 'spike', result, 'spiked', form.value.reason);
  });

  routes.post('/drafts/:id/retry', async (context) => {
    const draftId = context.req.param('id');
    const { id: editorId } = context.get('editor');
    const outcome = await retryDraft(database, draftId, editorId);
    logger.info({ event: 'editor-acted', act: 'retry', draftId, editorId, ok: outcome === 'retried', outcome });
    if (outcome === 'no-such-draft') return context.notFound();
    if (outcome === 'retried') return context.redirect(`/drafts/${draftId}?done=retried`, 303);
    return refused(context, draftId, { title: 'Not tried again', text: notRetried[outcome], status: 409 });
  });

  editRoutes(parts, routes);
  return routes;
}

function editRoutes(parts: DeskParts, routes: Hono<DeskEnvironment>): void {
  const { database, logger } = parts.deps;
  const editPage = (context: Context<DeskEnvironment>, view: EditView, status: 200 | 409 | 422) =>
    context.html(<EditPage frame={frameOf(parts, context, 'Edit', 'drafts')} view={view} />, status);

  routes.get('/drafts/:id/edit', async (context) => {
    const draft = await findDeskDraft(database, context.req.param('id'));
    const base = draft === null ? null : await latestRevision(database, draft.id);
    if (draft === null || base === null) return context.notFound();
    const markdown = renderMarkdown(base.document);
    return editPage(
      context,
      { draft, baseRevisionId: base.id, baseNumber: base.number, markdown, message: null, problems: [], theirs: null },
      200,
    );
  });

  routes.post('/drafts/:id/edit', async (context) => {
    const draft = await findDeskDraft(database, context.req.param('id'));
    const form = await readForm(context, editForm);
    if (draft === null) return context.notFound();
    const base = await findRevision(database, form.ok ? form.value.base : (form.given['base'] ?? ''));
    if (base === null || base.draftId !== draft.id) return context.notFound();
    const markdown = form.ok ? form.value.markdown : (form.given['markdown'] ?? '');
    const view = { draft, baseRevisionId: base.id, baseNumber: base.number, markdown, problems: [], theirs: null };
    if (!form.ok) return editPage(context, { ...view, message: `${form.message}.` }, 422);
    const editor = context.get('editor');
    const result = await saveEditorRevision(database, { draftId: draft.id, baseRevisionId: base.id, markdown, editorId: editor.id });
    logger.info({
      event: 'editor-acted',
      act: 'edit',
      draftId: draft.id,
      editorId: editor.id,
      ok: result.ok,
      ...(result.ok ? {} : { refusal: result.code }),
    });
    if (result.ok) return context.redirect(`/drafts/${draft.id}?done=saved`, 303);
    switch (result.code) {
      case 'unchanged':
      case 'state-forbids':
        return editPage(context, { ...view, message: result.message }, 409);
      case 'text-problems':
        return editPage(
          context,
          { ...view, message: 'The text does not fit the form of a draft; it is still below.', problems: result.problems },
          422,
        );
      case 'stale-revision': {
        const latest = result.latestRevisionId === null ? null : await findRevision(database, result.latestRevisionId);
        if (latest === null) return context.notFound();
        const by = draft.revisions.find((line) => line.id === latest.id)?.editorName ?? `${draft.persona.name} (AI)`;
        return editPage(
          context,
          {
            ...view,
            baseRevisionId: latest.id,
            baseNumber: latest.number,
            message: `${by} saved revision ${latest.number} while you were editing. Nothing of yours is lost: it is in the text area.`,
            theirs: { markdown: renderMarkdown(latest.document), number: latest.number, by },
          },
          409,
        );
      }
    }
  });
}
