// The newsroom at work: everything that fails is visible here.
import { Hono } from 'hono';
import { auditHead } from '../../store/repositories/audit.ts';
import { listDrafts } from '../../store/repositories/desk-drafts.ts';
import { failedItems, feedLines, newsroomCounts } from '../../store/repositories/desk-newsroom.ts';
import { liveProcesses } from '../../store/repositories/heartbeats.ts';
import { openProblems } from '../../store/repositories/problems.ts';
import { NewsroomPage } from '../web/newsroom-page.tsx';
import type { DeskEnvironment } from './dependencies.ts';
import { frameOf, type DeskParts } from './frame.ts';

const aliveWithin = 60_000;

export function newsroomRoutes(parts: DeskParts): Hono<DeskEnvironment> {
  const routes = new Hono<DeskEnvironment>();
  const { database, queueCounts } = parts.deps;
  routes.get('/newsroom', async (context) => {
    const view = {
      counts: await newsroomCounts(database),
      problems: await openProblems(database),
      feeds: await feedLines(database),
      failedItems: await failedItems(database),
      failedDrafts: await listDrafts(database, { states: ['failed'], limit: 50 }),
      processes: await liveProcesses(database, aliveWithin),
      queues: queueCounts === undefined ? null : await queueCounts(),
      audit: await auditHead(database),
    };
    return context.html(<NewsroomPage frame={frameOf(parts, context, 'Newsroom', 'newsroom')} view={view} />);
  });
  return routes;
}
