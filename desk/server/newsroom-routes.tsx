// The newsroom at work: everything that fails is visible here, and desks are paused and resumed.
import { Hono } from 'hono';
import { z } from 'zod';
import { auditHead } from '../../store/repositories/audit.ts';
import { listDrafts } from '../../store/repositories/desk-drafts.ts';
import { newsroomCounts } from '../../store/repositories/desk-newsroom.ts';
import { feedHealth } from '../../store/repositories/feed-health.ts';
import { liveProcesses } from '../../store/repositories/heartbeats.ts';
import { pauseDesks, resumeDesks } from '../../store/repositories/persona-desks.ts';
import { capsOf, spendingDay } from '../../core/spending.ts';
import { spendingOnDay } from '../../store/repositories/model-costs.ts';
import { openProblems } from '../../store/repositories/problems.ts';
import { unreadItems } from '../../store/repositories/unread-items.ts';
import type { PersonaLine } from '../../core/persona-line.ts';
import type { PageNotice } from '../web/draft-view.ts';
import { NewsroomPage } from '../web/newsroom-page.tsx';
import type { DeskEnvironment } from './dependencies.ts';
import { readForm } from './forms.ts';
import { frameOf, type DeskContext, type DeskParts } from './frame.ts';

const aliveWithin = 60_000;

const pauseForm = z.object({
  reason: z
    .string()
    .trim()
    .max(500, 'a reason has 500 characters at most')
    .default('')
    .transform((reason) => (reason === '' ? null : reason)),
});

const notices = {
  paused: { tone: 'good', title: 'Paused', text: 'What an analyst is at is finished; it begins nothing further until it is resumed.' },
  resumed: { tone: 'good', title: 'Resumed', text: 'What waited for the analyst is begun in a moment.' },
} as const satisfies Record<string, PageNotice>;

/** What was just done, while that is still how things stand. */
function doneNotice(done: string | undefined, lines: readonly PersonaLine[]): PageNotice | null {
  if (done === 'paused' && lines.some((line) => line.pausedSince !== null)) return notices.paused;
  if (done === 'resumed' && lines.some((line) => line.pausedSince === null)) return notices.resumed;
  return null;
}

export function newsroomRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { database, logger, personas, queueCounts, settings } = parts.deps;

  const page = async (context: DeskContext, refusal: PageNotice | null, status: 200 | 400 = 200): Promise<Response> => {
    const lines = (await personas?.()) ?? null;
    const problems = await openProblems(database);
    // Failed drafts whose story another draft has brought to review since are no open business.
    const open = new Set(problems.filter(({ area }) => area === 'draft').map(({ subject }) => subject));
    const view = {
      counts: await newsroomCounts(database),
      personas: lines,
      problems,
      feeds: await feedHealth(database),
      failedItems: await unreadItems(database, { states: ['failed'], limit: 50 }),
      failedDrafts: (await listDrafts(database, { states: ['failed'], limit: 50 })).filter(({ id }) => open.has(id)),
      processes: await liveProcesses(database, aliveWithin),
      queues: queueCounts === undefined ? null : await queueCounts(),
      audit: await auditHead(database),
      spending: {
        today: await spendingOnDay(database, spendingDay(settings, new Date())),
        caps: capsOf(settings),
        currency: settings.budget.currency,
      },
      notice: refusal ?? doneNotice(context.req.query('done'), lines ?? []),
    };
    return context.html(<NewsroomPage frame={frameOf(parts, context, 'Newsroom', 'newsroom')} view={view} />, status);
  };

  /** Those of the roster; one, or null: all. Null where it is not one of them. */
  const meant = async (id: string | null): Promise<string[] | null> => {
    const known = ((await personas?.()) ?? []).map((line) => line.id);
    if (id === null) return known;
    return known.includes(id) ? [id] : null;
  };

  const switched = async (context: DeskContext, act: 'pause' | 'resume', id: string | null): Promise<Response> => {
    const form = await readForm(context, pauseForm);
    const personaIds = await meant(id);
    if (personaIds === null) return context.notFound();
    if (!form.ok) return page(context, { tone: 'bad', title: 'Nothing was done', text: `${form.message}.` }, 400);
    const by = context.get('editor').id;
    const changed =
      act === 'pause'
        ? await pauseDesks(database, { personaIds, by, reason: form.value.reason })
        : await resumeDesks(database, { personaIds, by });
    logger.info({ event: 'editor-acted', act: `${act}-desks`, editorId: by, personas: changed, ok: true });
    return context.redirect(`/newsroom?done=${act === 'pause' ? 'paused' : 'resumed'}`, 303);
  };

  routes.get('/newsroom', (context) => page(context, null));
  for (const act of ['pause', 'resume'] as const) {
    routes.post(`/newsroom/desks/${act}-all`, (context) => switched(context, act, null));
    routes.post(`/newsroom/desks/:id/${act}`, (context) => switched(context, act, context.req.param('id')));
  }
  return routes;
}
