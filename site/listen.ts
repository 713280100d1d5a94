// Listening on an address: the port that was got, a clear error where it is taken, and an end that waits for running answers.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, NewsroomError } from '../core/errors.ts';

/** The site cannot listen where it should: the port is another's, or the address not this machine's. */
export class SitePortError extends NewsroomError {
  constructor(host: string, port: number, cause: unknown) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: `something else already listens on ${host}:${port}`,
      EACCES: `this user may not listen on ${host}:${port}`,
      EADDRNOTAVAIL: `${host} is no address of this machine`,
    };
    const what = reasons[String(code)] ?? `${host}:${port} cannot be listened on (${messageOf(cause)})`;
    super('port-in-use', `The readers' site did not start: ${what}. Set NEWSROOM_SITE_PORT (site.port) or site.host to what is free.`, {
      details: { host, port },
      cause,
    });
  }
}

export interface Listening {
  /** The port that was got: another than asked for when 0 was. */
  readonly port: number;
  close(): Promise<void>;
}

const graceMs = 2000;
/** A request's head and body have to be here by then: the site takes none of any size. */
const requestMs = 15_000;

export async function listen(listener: RequestListener, where: { host: string; port: number }): Promise<Listening> {
  const server = createServer({ requestTimeout: requestMs, headersTimeout: requestMs }, listener);
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error): void => reject(new SitePortError(where.host, where.port, error));
    server.once('error', refuse);
    server.listen(where.port, where.host, () => {
      server.off('error', refuse);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const late = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
