// The readers' site as one Hono application: which address shows what. Its pages only read, and every page is whole without a script; beside
// them is the callback of WebSub.
import { Hono, type Context } from 'hono';
import { etag } from 'hono/etag';
import { sql } from 'kysely';
import { messageOf } from '../core/errors.ts';
import { findArticle, listAnalysts, listPublications } from '../store/repositories/published.ts';
import { publishedUpdateLinks } from '../store/repositories/update-links.ts';
import { viewArticle } from './article-view.ts';
import { assetRoutes, type StyleSheet } from './assets.ts';
import { illustrationRoutes } from './illustrations.ts';
import { AboutPage, MessagePage } from './pages/about-page.tsx';
import { ArticlePage } from './pages/article-page.tsx';
import { AnalystPage, AnalystsPage, FrontPage } from './pages/list-pages.tsx';
import { asksAgain, picturesShutIn, readOnly, securityHeaders } from './security.ts';
import type { SiteDependencies, SiteFrame } from './site-dependencies.ts';
import { websubRoutes } from './websub.ts';
import { day } from './wording.ts';

const perPage = 24;
const lastPage = 1000;
const healthMs = 2000;

/** `?page=`; anything but a whole number from 1 to 1000 is null. */
function pageAsked(context: Context): number | null {
  const asked = context.req.query('page');
  if (asked === undefined) return 1;
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 0;
  return page >= 1 && page <= lastPage ? page : null;
}

/** One page of publications, and whether older ones follow. */
async function publicationsPage(deps: SiteDependencies, page: number, personaId?: string) {
  const found = await listPublications(deps.database, {
    limit: perPage + 1,
    offset: (page - 1) * perPage,
    ...(personaId === undefined ? {} : { personaId }),
  });
  return { articles: found.slice(0, perPage), paging: { page, hasOlder: found.length > perPage && page < lastPage } };
}

async function answersInTime(deps: SiteDependencies): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, healthMs, false).unref());
  const answered = sql`select 1`.execute(deps.database).then(
    () => true,
    (error: unknown) => {
      deps.logger.error({ event: 'site-unhealthy', problem: messageOf(error) });
      return false;
    },
  );
  return Promise.race([answered, late]);
}

function pageRoutes(deps: SiteDependencies, frame: SiteFrame): Hono {
  const app = new Hono();

  app.get('/', async (context) => {
    const page = pageAsked(context);
    if (page === null) return context.notFound();
    const { articles, paging } = await publicationsPage(deps, page);
    if (articles.length === 0 && page > 1) return context.notFound();
    return context.html(<FrontPage frame={frame} articles={articles} paging={paging} />);
  });

  app.get('/articles/:slug{[a-z0-9-]{1,120}}', async (context) => {
    const { slug } = context.req.param();
    const result = await findArticle(deps.database, slug);
    switch (result.found) {
      case 'nothing':
        return context.notFound();
      case 'retracted':
        return context.html(
          <MessagePage frame={frame} message={{ title: 'This analysis was retracted', kicker: 'Retracted' }}>
            <p>
              “<bdi>{result.headline}</bdi>”, published on {day(result.publishedAt)}, was withdrawn by the newsroom’s editors. Its text is
              no longer shown.
            </p>
          </MessagePage>,
          410,
        );
      case 'article': {
        const latest = await listPublications(deps.database, { limit: 4 });
        const updates = await publishedUpdateLinks(deps.database, slug);
        // An update is by the same analyst: no other view.
        const linked = new Set([updates.updateOf, ...updates.updatedBy].map((other) => other?.slug));
        const beside = await listPublications(deps.database, { limit: 9, besides: slug });
        const otherViews = beside.filter((other) => !linked.has(other.slug));
        const shown = new Set([slug, ...beside.map((other) => other.slug)]);
        const more = latest.filter((other) => !shown.has(other.slug)).slice(0, 3);
        const view = viewArticle(result.article);
        return context.html(<ArticlePage frame={frame} view={view} updates={updates} otherViews={otherViews} more={more} />);
      }
    }
  });

  app.get('/analysts', async (context) => context.html(<AnalystsPage frame={frame} analysts={await listAnalysts(deps.database)} />));

  app.get('/analysts/:id{[a-z][a-z0-9-]{0,80}}', async (context) => {
    const page = pageAsked(context);
    const [analyst] = await listAnalysts(deps.database, context.req.param('id'));
    if (analyst === undefined || page === null) return context.notFound();
    const { articles, paging } = await publicationsPage(deps, page, analyst.persona.id);
    return context.html(<AnalystPage frame={frame} content={{ ...analyst, articles, paging }} />);
  });

  app.get('/about', (context) => context.html(<AboutPage frame={frame} />));
  app.get('/robots.txt', (context) => context.text('User-agent: *\nAllow: /\n'));
  return app;
}

/** The site on `deps.database`. `where`: the address readers use, and the style sheet as loadStyleSheet reads it. */
export function createSite(deps: SiteDependencies, where: { address: string; styleSheet: StyleSheet }): Hono {
  const frame: SiteFrame = { title: deps.settings.site.title, address: where.address, styleSheet: where.styleSheet.path };
  const app = new Hono();
  app.use(picturesShutIn, securityHeaders());
  app.route('/', websubRoutes(deps));
  app.use(readOnly, asksAgain, etag());
  app.get('/healthz', async (context) => {
    const healthy = await answersInTime(deps);
    return context.json({ healthy }, healthy ? 200 : 503, { 'cache-control': 'no-store' });
  });
  app.route('/', illustrationRoutes(deps.database));
  app.route('/', assetRoutes(where.styleSheet));
  app.route('/', pageRoutes(deps, frame));
  app.notFound((context) =>
    context.html(
      <MessagePage frame={frame} message={{ title: 'There is no such page', kicker: '404' }}>
        <p>The address may be mistyped. Nothing that was published is ever removed from its address; what is retracted says so there.</p>
      </MessagePage>,
      404,
    ),
  );
  app.onError((error, context) => {
    deps.logger.error({ event: 'site-failed', path: context.req.path, err: error });
    return context.html(
      <MessagePage frame={frame} message={{ title: 'This page cannot be shown now', kicker: 'Error' }}>
        <p>Something went wrong on our side. It is noted. Please try again in a moment.</p>
      </MessagePage>,
      500,
      { 'cache-control': 'no-store' },
    );
  });
  return app;
}
