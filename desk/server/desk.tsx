// The editors' application: which page needs what. Everything but the pages of account-routes, the assets and /healthz needs an
// editor's live session, looked up in the database at every request: a session that is ended there is ended here.
import { sql } from 'kysely';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { createAuth } from '../../store/auth.ts';
import { MessagePage } from '../web/layout.tsx';
import { accountRoutes } from './account-routes.tsx';
import { createAccounts } from './accounts.ts';
import { loadAssets } from './assets.ts';
import { decisionRoutes } from './decision-routes.tsx';
import { viewRoutes } from './view-routes.ts';
import { addressOf } from '../../core/web-service.ts';
import type { DeskDependencies, DeskEnvironment } from './dependencies.ts';
import { draftRoutes } from './draft-routes.tsx';
import { frameOf, type DeskParts } from './frame.ts';
import { givenRoutes } from './given-routes.tsx';
import { newsroomRoutes } from './newsroom-routes.tsx';
import { notKept, nulNamesNothing, ownFormsOnly, securityHeaders } from './security.ts';
import { sessionSecret } from './session-secret.ts';
import { storyDecisionRoutes } from './story-decision-routes.tsx';
import { storyRoutes } from './story-routes.tsx';

const largestForm = 1024 * 1024;

/** The desk's application, reached under `url`. Throws NewsroomError `session-secret` where no secret can be had. */
export async function createDesk(deps: DeskDependencies, url = addressOf(deps.settings.desk)): Promise<{ app: Hono<DeskEnvironment> }> {
  const auth = createAuth(deps.store, { secret: await sessionSecret(deps.settings), baseUrl: url, logger: deps.logger });
  const parts: DeskParts = {
    deps,
    accounts: createAccounts(auth, url),
    assets: await loadAssets(),
    siteUrl: addressOf(deps.settings.site),
  };
  const app = new Hono<DeskEnvironment>();

  app.use(securityHeaders());
  app.route('/', parts.assets.routes);
  app.get('/healthz', async (context) => {
    await sql`select 1`.execute(deps.database);
    return context.json({ ok: true });
  });
  app.use(notKept);
  app.use(nulNamesNothing);
  app.use(ownFormsOnly(url));
  app.use(bodyLimit({ maxSize: largestForm }));
  app.route('/', accountRoutes(parts));
  app.use(async (context, next) => {
    const editor = await parts.accounts.find(context);
    if (editor !== null) {
      context.set('editor', editor);
      return next();
    }
    if (context.req.method !== 'GET') {
      const frame = frameOf(parts, context, 'Signed out');
      return context.html(
        <MessagePage frame={frame} title="You are signed out">
          <p>
            Nothing was done. <a href="/sign-in">Sign in</a> and try again; use your browser’s way back to get at what you wrote.
          </p>
        </MessagePage>,
        401,
      );
    }
    const { pathname, search } = new URL(context.req.url);
    const wanted = `${pathname}${search}`;
    return context.redirect(wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`, 303);
  });
  app.route('/', draftRoutes(parts));
  app.route('/', decisionRoutes(parts));
  app.route('/', viewRoutes(parts));
  app.route('/', storyRoutes(parts));
  app.route('/', storyDecisionRoutes(parts));
  app.route('/', givenRoutes(parts));
  app.route('/', newsroomRoutes(parts));

  app.notFound((context) =>
    context.html(
      <MessagePage frame={frameOf(parts, context, 'Not found')} title="There is no such page">
        <p>
          The address may be mistyped, or the draft or story is not one of this newsroom’s. <a href="/">To the drafts</a>
        </p>
      </MessagePage>,
      404,
    ),
  );
  app.onError((error, context) => {
    if (error instanceof HTTPException) {
      const refused = error.status === 403;
      return context.html(
        <MessagePage
          frame={frameOf(parts, context, 'Refused')}
          title={refused ? 'This form did not come from the desk' : 'This request was refused'}
        >
          <p>
            Nothing was done.{' '}
            {refused ? 'Open the page at the desk and send the form from there.' : 'What was sent is not what the desk takes.'}{' '}
            <a href="/">To the drafts</a>
          </p>
        </MessagePage>,
        error.status,
      );
    }
    deps.logger.error({ event: 'desk-request-failed', method: context.req.method, path: context.req.path, error });
    return context.html(
      <MessagePage frame={frameOf(parts, context, 'Error')} title="Something went wrong">
        <p>The newsroom could not answer this. What happened is in its log. Nothing that you decided before is lost; try again.</p>
      </MessagePage>,
      500,
    );
  });
  return { app };
}
