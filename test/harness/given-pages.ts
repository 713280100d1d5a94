// Pages on loopback that an editor may give by their address, good and bad, with the newsroom's own parts that read, cluster and assign them.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createAddressPolicy } from '../../core/address-policy.ts';
import { sha256 } from '../../core/hash.ts';
import { settingsSchema } from '../../core/settings.ts';
import { assignAtAddress, type AssignAddressDeps } from '../../sources/assign-address.ts';
import { inlineReader } from '../../sources/extract/page-reader.ts';
import { createGuardedFetch } from '../../sources/fetch/guarded-fetch.ts';
import { createRobots } from '../../sources/fetch/robots.ts';
import { failItem, readItem, type ReadDeps } from '../../sources/read.ts';
import { createClusterer } from '../../sources/stories.ts';
import { NewsroomError } from '../../core/errors.ts';
import { askForAddress, type AddressAssignment, type AddressAsked } from '../../store/repositories/address-assignments.ts';
import { inTransaction } from '../../store/transactions.ts';
import { openTestStore, type TestStore } from './store.ts';

/** Six sentences of invented words that no other subject has. */
export function textOn(subject: string): string {
  const word = (index: number): string => sha256(`${subject} ${index}`).replaceAll(/\d/g, '').slice(0, 7);
  return Array.from({ length: 6 }, (_, line) => {
    const words = Array.from({ length: 14 }, (_each, index) => word(line * 14 + index)).join(' ');
    return `<p>The ${subject} is told of in line ${line}: ${words}, it was said.</p>`;
  }).join('');
}

export function pageOf(title: string, body: string, head = ''): string {
  return `<html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${body}</article></body></html>`;
}

export const answersWith =
  (type: string, body: string): RequestListener =>
  (_request, response) => {
    response.setHeader('content-type', type);
    response.end(body);
  };
export const says = (html: string): RequestListener => answersWith('text/html', html);
export const fails =
  (status: number): RequestListener =>
  (_request, response) =>
    void response.writeHead(status).end('no page');
export const leadsTo =
  (location: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(302, { location }).end();

export interface PageServer {
  /** `http://127.0.0.1:PORT` */
  readonly base: string;
  readonly port: number;
  /** What answers at a path; 404 elsewhere. `/closed/` is closed by robots.txt. */
  readonly answers: Map<string, RequestListener>;
  /** Forgets what was set. */
  reset(): void;
  close(): Promise<void>;
}

export async function servePages(): Promise<PageServer> {
  const answers = new Map<string, RequestListener>();
  const server = createServer((request, response) => (answers.get(request.url ?? '') ?? fails(404))(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const reset = (): void => {
    answers.clear();
    answers.set('/robots.txt', answersWith('text/plain', 'User-agent: *\nDisallow: /closed/\n'));
  };
  reset();
  return {
    base: `http://127.0.0.1:${port}`,
    port,
    answers,
    reset,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export interface GivenPages {
  readonly pages: PageServer;
  readonly test: TestStore;
  readonly deps: AssignAddressDeps;
  readonly reading: ReadDeps;
  give(url: string, asked?: Partial<Omit<AddressAsked, 'url'>>): Promise<AddressAssignment>;
  /** One try of reading its item; throws what may be tried again. */
  read(asked: AddressAssignment): Promise<void>;
  /** One look at it. */
  look(asked: AddressAssignment): Promise<AddressAssignment | null>;
  /** As the newsroom's two jobs do it. */
  work(asked: AddressAssignment): Promise<AddressAssignment | null>;
  /** The same of a page that fails for now, tried as often as its job is. */
  workOut(asked: AddressAssignment): Promise<AddressAssignment | null>;
  close(): Promise<void>;
}

const tries = 4;

/** A store of its own, and what reads from the pages' server alone. */
export async function openGivenPages({ maximumBytes }: { readonly maximumBytes?: number } = {}): Promise<GivenPages> {
  const test = await openTestStore();
  const { database } = test;
  const pages = await servePages();
  const never = new AbortController().signal;
  const logger = pino({ level: 'silent' });
  const settings = settingsSchema.parse(Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}])));
  const network = {
    ...settings.fetch,
    allowPrivate: [`127.0.0.1:${pages.port}`],
    timeout: 3000,
    hostGap: 0,
    ...(maximumBytes === undefined ? {} : { maximumBytes }),
  };
  const resolve = (): Promise<string[]> => Promise.resolve(['10.0.0.7']);
  const fetch = createGuardedFetch(network, { resolve });
  const now = (): Date => new Date();
  const robots = createRobots({ database, fetch, settings: network, now });
  const reading = { database, fetch, robots, reader: inlineReader, logger, now };
  const deps = { database, logger, clusterer: createClusterer({ database, settings, logger, now }) };
  const policy = createAddressPolicy(network.allowPrivate);

  const read = async ({ itemId }: AddressAssignment): Promise<void> => {
    if (itemId !== null) await readItem(reading, itemId, never);
  };
  const look = ({ id }: AddressAssignment): Promise<AddressAssignment | null> => assignAtAddress(deps, id, never);
  return {
    pages,
    test,
    deps,
    reading,
    give: (url, asked = {}) =>
      inTransaction(database, (transaction) =>
        askForAddress(
          transaction,
          { url, personaId: 'ada', reason: 'seen on the way', editorId: 'operator', writer: null, mayEnd: [], ...asked },
          policy,
        ),
      ),
    read,
    look,
    work: async (asked) => {
      await read(asked);
      return look(asked);
    },
    workOut: async (asked) => {
      for (let attempt = 1; attempt <= tries; attempt += 1)
        try {
          await read(asked);
        } catch (error) {
          if (!(error instanceof NewsroomError) || !error.retryable) throw error;
          if (attempt === tries) await failItem({ database }, asked.itemId ?? '', error.code, error.message);
        }
      return look(asked);
    },
    close: async () => {
      await fetch.close();
      await test.close();
      await pages.close();
    },
  };
}
