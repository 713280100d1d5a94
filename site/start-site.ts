// Starting the readers' site: it listens first, so that it knows its own address, which its pages name.
import { getRequestListener } from '@hono/node-server';
import { loadStyleSheet } from './assets.ts';
import { addressOf, listen } from '../core/web-service.ts';
import { createSite } from './create-site.tsx';
import type { SiteDependencies } from './site-dependencies.ts';

export interface RunningSite {
  /** Address to open. */
  readonly url: string;
  /** Ends taking requests; running ones get two seconds. */
  close(): Promise<void>;
}

/** Starts the site. Throws PortInUseError where its address is taken. */
export async function startSite(deps: SiteDependencies): Promise<RunningSite> {
  const { site } = deps.settings;
  const styleSheet = await loadStyleSheet();
  const starting = (): Response => new Response('The site is starting.', { status: 503, headers: { 'retry-after': '1' } });
  let answer: Parameters<typeof getRequestListener>[0] = starting;
  const toAnswer = getRequestListener((request, bindings) => answer(request, bindings));
  const listening = await listen((incoming, outgoing) => void toAnswer(incoming, outgoing), {
    name: 'The readers’ site',
    setting: 'site',
    ...site,
  });
  const url = addressOf({ ...site, port: listening.port });
  const app = createSite(deps, { address: url, styleSheet });
  answer = (request) => app.fetch(request);
  return { url, close: () => listening.close() };
}
