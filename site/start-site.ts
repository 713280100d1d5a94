// Starting the readers' site: it listens first, so that it knows its own address, which its pages name.
import { getRequestListener } from '@hono/node-server';
import { loadStyleSheet } from './assets.ts';
import { createSite } from './create-site.tsx';
import { listen } from './listen.ts';
import type { SiteDependencies } from './site-dependencies.ts';

export interface RunningSite {
  /** Address to open. */
  readonly url: string;
  /** Ends taking requests; running ones get two seconds. */
  close(): Promise<void>;
}

function addressOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** Starts the site. Throws SitePortError where its address is taken. */
export async function startSite(deps: SiteDependencies): Promise<RunningSite> {
  const { site } = deps.settings;
  const styleSheet = await loadStyleSheet();
  const starting = (): Response => new Response('The site is starting.', { status: 503, headers: { 'retry-after': '1' } });
  let answer: Parameters<typeof getRequestListener>[0] = starting;
  const toAnswer = getRequestListener((request, bindings) => answer(request, bindings));
  const listening = await listen((incoming, outgoing) => void toAnswer(incoming, outgoing), site);
  const url = (site.url ?? addressOf(site.host, listening.port)).replace(/\/+$/, '');
  const app = createSite(deps, { address: url, styleSheet });
  answer = (request) => app.fetch(request);
  return { url, close: () => listening.close() };
}
