// A TCP proxy in front of a server, that can be cut: its connections end at once and none is taken until it is mended.
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    return socket;
  }
  async function mend(): Promise<void> {
    if (server !== null) return;
    const opened = createServer((near) => {
      const far = connect(target);
      keep(near).once('close', () => far.destroy());
      keep(far).once('close', () => near.destroy());
      near.pipe(far);
      far.pipe(near);
    });
    server = opened;
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject);
      opened.listen(port, '127.0.0.1', resolve);
    });
    const address = opened.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    ({ port } = address);
  }
  async function cut(): Promise<void> {
    const closing = server;
    server = null;
    if (closing === null) return;
    const closed = new Promise<void>((resolve) => {
      closing.close(() => resolve());
    });
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  }
  await mend();
  return { port, cut, mend, close: cut };
}

/** The address with its host and port exchanged for the proxy's. */
export function throughProxy(url: string, proxy: TcpProxy): string {
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(proxy.port);
  return through.href;
}
