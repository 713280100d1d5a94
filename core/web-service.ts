// A web application of ours on its address: the port that was got, a clear error where it is taken, and an end that waits for running answers.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, NewsroomError } from './errors.ts';

/** An application cannot listen where it should: the port is another's, or the address not this machine's. */
export class PortInUseError extends NewsroomError {
  constructor(service: ListeningService, cause: unknown) {
    const { host, port, name, setting } = service;
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: `something else already listens on ${host}:${port}`,
      EACCES: `this user may not listen on ${host}:${port}`,
      EADDRNOTAVAIL: `${host} is no address of this machine`,
    };
    const what = reasons[String(code)] ?? `${host}:${port} cannot be listened on (${messageOf(cause)})`;
    const variable = `NEWSROOM_${setting.toUpperCase()}_PORT`;
    super('port-in-use', `${name} did not start: ${what}. Stop the other one, or set ${variable} (${setting}.port) to a free port.`, {
      details: { host, port },
      cause,
    });
  }
}

export interface ListeningService {
  /** As a message begins: `The desk`. */
  readonly name: string;
  /** Section of its settings: `desk`. */
  readonly setting: string;
  readonly host: string;
  readonly port: number;
}

export interface Listening {
  /** The port that was got: another than asked for when 0 was. */
  readonly port: number;
  close(): Promise<void>;
}

/** Running answers get so long when the application stops. */
const graceMs = 2000;
/** A request's head and body have to be here by then. */
const requestMs = 30_000;

/** Starts listening. Throws PortInUseError. */
export async function listen(listener: RequestListener, service: ListeningService): Promise<Listening> {
  const server = createServer({ requestTimeout: requestMs, headersTimeout: requestMs }, listener);
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error): void => reject(new PortInUseError(service, error));
    server.once('error', refuse);
    server.listen(service.port, service.host, () => {
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

/** Address people open, without a slash at its end: the configured one, else host and port. */
export function addressOf(service: { readonly host: string; readonly port: number; readonly url: string | null }): string {
  const reachable = service.host === '0.0.0.0' || service.host === '::' ? '127.0.0.1' : service.host;
  return (service.url ?? `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${service.port}`).replace(/\/+$/, '');
}
