// Listening on an address: the port that was got, a clear error where it is taken, and an end that waits for running answers.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf, NewsroomError } from '../../core/errors.ts';

/** The desk cannot listen where it should: the port is another's, or the address not this machine's. */
export class PortInUseError extends NewsroomError {
  constructor(host: string, port: number, cause: unknown) {
    const code = (cause as NodeJS.ErrnoException).code;
    const what =
      code === 'EADDRINUSE'
        ? `something else already listens on ${host}:${port}`
        : code === 'EACCES'
          ? `this user may not listen on ${host}:${port}`
          : `${host}:${port} cannot be listened on (${messageOf(cause)})`;
    super('port-in-use', `The desk did not start: ${what}. Stop the other one, or set NEWSROOM_DESK_PORT (desk.port) to a free port.`, {
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

const grace = 3000;

export async function listen(listener: RequestListener, where: { host: string; port: number }): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error): void => reject(new PortInUseError(where.host, where.port, error));
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
        const late = setTimeout(() => server.closeAllConnections(), grace);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
