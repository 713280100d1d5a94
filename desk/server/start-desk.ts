// Starting the desk: it listens first, so that it knows its own address, and says where it is and how its first editor gets in.
import { getRequestListener } from '@hono/node-server';
import { ensureInvitation } from '../../store/repositories/editors.ts';
import { addressOf, listen } from '../../core/web-service.ts';
import type { DeskDependencies } from './dependencies.ts';
import { createDesk } from './desk.tsx';

export interface RunningDesk {
  /** Address to open. */
  readonly url: string;
  /** One-time link that makes the first editor; null where there is one. */
  readonly invitation: string | null;
  /** Ends taking requests; running ones get a few seconds. */
  close(): Promise<void>;
}

/** Starts the desk. Throws PortInUseError where its address is taken. */
export async function startDesk(deps: DeskDependencies): Promise<RunningDesk> {
  const { desk } = deps.settings;
  let answer: Parameters<typeof getRequestListener>[0] = () =>
    new Response('The desk is starting.', { status: 503, headers: { 'retry-after': '1' } });
  const handle = getRequestListener((request, bindings) => answer(request, bindings));
  const listening = await listen((incoming, outgoing) => void handle(incoming, outgoing), { name: 'The desk', setting: 'desk', ...desk });
  try {
    const url = addressOf({ ...desk, port: listening.port });
    const { app } = await createDesk(deps, url);
    answer = (request, bindings) => app.fetch(request, bindings);
    const invitation = await ensureInvitation(deps.database);
    return { url, invitation: invitation === null ? null : `${url}${invitation.path}`, close: () => listening.close() };
  } catch (error) {
    await listening.close();
    throw error;
  }
}
