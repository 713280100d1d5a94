import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server as TcpServer } from 'node:net';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { settingsSchema } from '../../core/settings.ts';
import type { Settings } from '../../core/settings.ts';
import type { FetchFailure, FetchResult, FetchedDocument, GuardedFetch } from './fetch-result.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import type { Resolve } from './guarded-lookup.ts';

const defaults = settingsSchema.shape.fetch.parse({});
const open: (Server | TcpServer | GuardedFetch)[] = [];

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) {
    if ('fetch' in thing) await thing.close();
    else {
      if ('closeAllConnections' in thing) thing.closeAllConnections();
      thing.close();
    }
  }
});

function client(settings: Partial<Settings['fetch']> = {}, resolve?: Resolve): GuardedFetch {
  const made = createGuardedFetch(
    { ...defaults, allowPrivate: ['127.0.0.1'], timeout: 5000, ...settings },
    resolve === undefined ? {} : { resolve },
  );
  open.push(made);
  return made;
}

async function listen(server: Server | TcpServer): Promise<number> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`;
}

/** A server that answers with these bytes and then leaves the connection open. */
async function serveBytes(text: string): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(text));
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

function documentOf(result: FetchResult): FetchedDocument {
  if (!result.ok || result.status !== 200) throw new Error(`no document: ${JSON.stringify(result)}`);
  return result;
}

function failureOf(result: FetchResult): FetchFailure {
  if (result.ok) throw new Error(`an answer: ${result.url}`);
  return result;
}

const textOf = (result: FetchResult): string => Buffer.from(documentOf(result).bytes).toString();

describe('what is refused before anything is sent', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://198.18.0.1/',
    'http://192.0.2.1/',
    'http://192.0.0.8/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[2001:db8::1]/',
    'http://[2001:2::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[100::1]/',
  ])('%s is not a public address', async (address) => {
    const result = failureOf(await client({ allowPrivate: [] }).fetch(address));
    expect(result.code).toBe('refused-address');
    expect(result.retryable).toBe(false);
    expect(result.message).toContain('not a public address');
  });

  it.each([
    ['file:///etc/passwd', 'refused-scheme'],
    ['ftp://news.example/', 'refused-scheme'],
    ['data:text/html,hello', 'refused-scheme'],
    ['gopher://news.example:70/', 'refused-scheme'],
    ['http://user:secret@news.example/', 'refused-credentials'],
    ['http://news.example:22/', 'refused-port'],
    ['http://news.example:6379/', 'refused-port'],
    ['not an address', 'protocol'],
    ['', 'protocol'],
    ['http://', 'protocol'],
  ])('%s gives %s', async (address, code) => {
    const resolve: Resolve = () => Promise.reject(new Error('nothing may be resolved'));
    const result = failureOf(await client({}, resolve).fetch(address));
    expect([result.code, result.retryable]).toEqual([code, false]);
    expect(result.message).not.toContain('secret');
  });

  it.each(['localhost', 'localhost.', 'LOCALHOST'])('a name that resolves to a local address (%s)', async (host) => {
    const result = failureOf(await client({ allowPrivate: [] }).fetch(`http://${host}/`));
    expect(result.code).toBe('refused-address');
  });

  it('a name of which one address among public ones is private', async () => {
    const resolve: Resolve = () => Promise.resolve(['93.184.215.14', '10.0.0.7', '2606:2800:21f::1']);
    const result = failureOf(await client({}, resolve).fetch('http://mixed.example/'));
    expect(result.code).toBe('refused-address');
    expect(result.message).toContain('10.0.0.7');
  });
});

describe('names', () => {
  it('are resolved once for a connection', async () => {
    let asked = 0;
    const resolve: Resolve = () => {
      asked += 1;
      return Promise.resolve(asked === 1 ? ['127.0.0.1'] : ['127.0.0.254']);
    };
    const base = await serve((_request, response) => response.end('hello'));
    const opened = client({ allowPrivate: ['inside.example'] }, resolve);
    expect(textOf(await opened.fetch(`http://inside.example:${new URL(base).port}/`))).toBe('hello');
    expect(asked).toBe(1);
  });

  it('that turn local for the next connection are refused then', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.1']];
    const base = await serve((_request, response) => response.end('secret'));
    const port = new URL(base).port;
    const resolve: Resolve = () => Promise.resolve(answers.shift() ?? ['127.0.0.1']);
    const opened = client({ allowPrivate: [`inside.example:${port}`] }, resolve);
    expect(textOf(await opened.fetch(`http://inside.example:${port}/`))).toBe('secret');
    expect(failureOf(await opened.fetch(`http://outside.example:8080/`)).code).toBe('refused-address');
  });

  it('that cannot be resolved give a line that names the host', async () => {
    const resolve: Resolve = () => Promise.reject(Object.assign(new Error('x'), { code: 'EAI_AGAIN' }));
    const result = failureOf(await client({}, resolve).fetch('https://away.example/feed'));
    expect([result.code, result.retryable]).toEqual(['dns', true]);
    expect(result.message).toBe('https://away.example/feed: the host away.example cannot be resolved (EAI_AGAIN)');
  });

  it('without any address are not resolved', async () => {
    const result = failureOf(await client({}, () => Promise.resolve([])).fetch('http://empty.example/'));
    expect(result.code).toBe('dns');
  });
});

describe('what the operator opens', () => {
  it('is exactly the host, on the port where one is named', async () => {
    const base = await serve((_request, response) => response.end('hello'));
    const { port } = new URL(base);
    const other = await serve((_request, response) => response.end('other'));
    const opened = client({ allowPrivate: [`127.0.0.1:${port}`] });
    expect(textOf(await opened.fetch(base))).toBe('hello');
    expect(failureOf(await opened.fetch(other)).code).toBe('refused-port');
    expect(failureOf(await opened.fetch('http://127.0.0.1/')).code).toBe('refused-address');
    expect(failureOf(await opened.fetch('http://127.0.0.2:8080/')).code).toBe('refused-address');
    expect(failureOf(await opened.fetch('http://localhost:8080/')).code).toBe('refused-address');
  });

  it('may be a name, in any case, whatever it resolves to', async () => {
    const base = await serve((_request, response) => response.end('hello'));
    const opened = client({ allowPrivate: ['Intranet.Example'] }, () => Promise.resolve(['127.0.0.1']));
    expect(textOf(await opened.fetch(`http://intranet.example:${new URL(base).port}/`))).toBe('hello');
  });

  it('may be an IPv6 address with or without port', () => {
    expect(() => client({ allowPrivate: ['::1', '[::1]:8080', 'localhost'] })).not.toThrow();
  });

  it.each(['http://intranet.example', 'a b', 'host/path', 'user@host', ''])('is refused as a setting when it is %j', (entry) => {
    expect(() => client({ allowPrivate: [entry] })).toThrow(/fetch.allowPrivate/);
  });
});

describe('redirects', () => {
  it('are followed and told, fragments dropped', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(301, { location: 'b?x=1#top' }).end();
      else if (request.url === '/b?x=1') response.writeHead(307, { location: '/c' }).end('moved');
      else response.end(request.url);
    });
    const result = documentOf(await client().fetch(`${base}/a#start`));
    expect(result.url).toBe(`${base}/c`);
    expect(result.redirects).toEqual([
      { from: `${base}/a`, to: `${base}/b?x=1`, status: 301 },
      { from: `${base}/b?x=1`, to: `${base}/c`, status: 307 },
    ]);
  });

  it.each([
    ['http://10.0.0.1/', 'refused-address'],
    ['http://[::1]:8080/', 'refused-address'],
    ['//169.254.169.254/', 'refused-address'],
    ['http://news.example:25/', 'refused-port'],
    ['file:///etc/passwd', 'refused-scheme'],
    ['javascript:alert(1)', 'refused-scheme'],
    ['http://user:secret@news.example/', 'refused-credentials'],
  ])('to %s are refused', async (to, code) => {
    const base = await serve((_request, response) => response.writeHead(302, { location: to }).end());
    const result = failureOf(await client().fetch(base));
    expect(result.code).toBe(code);
    expect(result.message).not.toContain('secret');
  });

  it('to a name that resolves to a private address are refused', async () => {
    const base = await serve((_request, response) => response.writeHead(302, { location: 'http://inside.example/' }).end());
    const result = failureOf(await client({}, () => Promise.resolve(['192.168.0.1'])).fetch(base));
    expect(result.code).toBe('refused-address');
  });

  it('end after five', async () => {
    const base = await serve((request, response) => {
      const number = Number(request.url?.slice(1));
      if (number === 0) response.end('there');
      else response.writeHead(302, { location: `/${number - 1}` }).end();
    });
    expect(textOf(await client().fetch(`${base}/5`))).toBe('there');
    expect(failureOf(await client().fetch(`${base}/6`)).code).toBe('too-many-redirects');
  });

  it('without a place to go are failures', async () => {
    const base = await serve((_request, response) => response.writeHead(302).end());
    expect(failureOf(await client().fetch(base)).code).toBe('protocol');
  });
});

describe('an answer', () => {
  it('has its bytes, type and charset, and headers without cookies', async () => {
    const base = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'Text/HTML; Charset="ISO-8859-2"', 'set-cookie': ['a=1', 'b=2'], vary: 'x' }).end('hello'),
    );
    const result = documentOf(await client().fetch(base));
    expect(result).toMatchObject({ mediaType: 'text/html', charset: 'iso-8859-2', redirects: [] });
    expect(result.headers['vary']).toBe('x');
    expect(result.headers).not.toHaveProperty('set-cookie');
  });

  it('without a type says so', async () => {
    const base = await serve((_request, response) => response.end('hello'));
    expect(documentOf(await client().fetch(base))).toMatchObject({ mediaType: null, charset: null });
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('packed as %s is unpacked', async (encoding, pack) => {
    const text = 'Straße 東京 '.repeat(10_000);
    const base = await serve((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(pack(text)));
    expect(textOf(await client().fetch(base))).toBe(text);
  });

  it('packed in another way, or not as it says, cannot be read', async () => {
    const base = await serve((request, response) =>
      response.writeHead(200, { 'content-encoding': request.url === '/other' ? 'compress' : 'gzip' }).end('plain text'),
    );
    expect(failureOf(await client().fetch(`${base}/other`))).toMatchObject({ code: 'protocol', retryable: false });
    expect(failureOf(await client().fetch(`${base}/lie`)).code).toBe('protocol');
  });

  it('that is cut short is a failure that may pass', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/gzip') {
        const packed = gzipSync('x'.repeat(100_000) + Math.random());
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length - 20 }).end(packed.subarray(0, -20));
        return;
      }
      response.writeHead(200, { 'content-length': 1000 });
      response.write('half', () => response.destroy());
    });
    for (const path of ['/plain', '/gzip']) {
      const result = failureOf(await client().fetch(base + path));
      expect(['connect', 'protocol']).toContain(result.code);
      expect(result.retryable).toBe(true);
    }
  });

  it.each(['not http at all\r\n\r\n', 'HTTP/1.1 200 OK\r\nbroken header\r\n\r\n', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`])(
    'that is no proper HTTP is a failure (%#)',
    async (text) => {
      const result = failureOf(await client({ timeout: 2000 }).fetch(await serveBytes(text)));
      expect(result.code).toBe('protocol');
    },
  );

  it('other than 200 gives its status, and whether and when to come again', async () => {
    const base = await serve((request, response) => {
      const status = Number(request.url?.slice(1));
      response
        .writeHead(
          status,
          status === 429 ? { 'retry-after': '120' } : status === 503 ? { 'retry-after': new Date(Date.now() + 60_000).toUTCString() } : {},
        )
        .end('no');
    });
    const get = async (status: number): Promise<FetchFailure> => failureOf(await client().fetch(`${base}/${status}`));
    expect(await get(404)).toMatchObject({ code: 'status', status: 404, retryable: false });
    expect(await get(410)).toMatchObject({ status: 410, retryable: false });
    expect(await get(500)).toMatchObject({ status: 500, retryable: true });
    expect(await get(429)).toMatchObject({ status: 429, retryable: true, retryAfterMs: 120_000 });
    const unavailable = await get(503);
    expect(unavailable.retryAfterMs).toBeGreaterThan(50_000);
    expect(unavailable.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(await get(204)).toMatchObject({ code: 'status', status: 204 });
  });
});

describe('a request', () => {
  async function requestOf(settings: Partial<Settings['fetch']>, request = {}): Promise<IncomingMessage['headers']> {
    let headers: IncomingMessage['headers'] = {};
    const base = await serve((incoming, response) => {
      headers = incoming.headers;
      response.writeHead(200, { 'set-cookie': 'a=1' }).end();
    });
    const one = client(settings);
    await one.fetch(base, request);
    await one.fetch(base, request);
    return headers;
  }

  it('says who asks and how to reach them, and never sends a cookie', async () => {
    const headers = await requestOf({ userAgent: 'Bot/1', contact: 'https://paper.example/bot' }, { accept: 'application/rss+xml' });
    expect(headers['user-agent']).toBe('Bot/1 (+https://paper.example/bot)');
    expect(headers.accept).toBe('application/rss+xml');
    expect(headers.cookie).toBeUndefined();
  });

  it('sends validators back as they came, and tells that nothing changed', async () => {
    let seen: IncomingMessage['headers'] = {};
    const base = await serve((incoming, response) => {
      seen = incoming.headers;
      response.writeHead(304, { etag: 'W/"odd' }).end();
    });
    const result = await client().fetch(base, { etag: 'W/"odd', lastModified: 'yesterday, about noon' });
    expect(result).toMatchObject({ ok: true, status: 304 });
    expect(seen['if-none-match']).toBe('W/"odd');
    expect(seen['if-modified-since']).toBe('yesterday, about noon');
  });

  it('leaves out a validator that would break its header', async () => {
    const headers = await requestOf({}, { etag: '"a"\r\nx-evil: 1', lastModified: '日曜日' });
    expect(headers['if-none-match']).toBeUndefined();
    expect(headers['if-modified-since']).toBeUndefined();
    expect(headers['x-evil']).toBeUndefined();
  });
});

describe('limits', () => {
  it('of size hold for what the server announces, and for what it sends', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/announced') response.writeHead(200, { 'content-length': 5000 }).write('x');
      else response.end('x'.repeat(request.url === '/fits' ? 1000 : 1001));
    });
    const small = client({ maximumBytes: 1000 });
    expect(documentOf(await small.fetch(`${base}/fits`)).bytes).toHaveLength(1000);
    expect(failureOf(await small.fetch(`${base}/over`))).toMatchObject({ code: 'too-large', retryable: false });
    expect(failureOf(await small.fetch(`${base}/announced`)).code).toBe('too-large');
    expect(failureOf(await client().fetch(`${base}/fits`, { maximumBytes: 999 })).code).toBe('too-large');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', (data: Buffer) => brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['deflate', deflateSync],
  ])('stop a %s bomb early', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(200 * 1024 * 1024));
    const base = await serve((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb));
    const before = process.memoryUsage.rss();
    const result = failureOf(await client({ maximumBytes: 1024 * 1024 }).fetch(base));
    expect(result.code).toBe('too-large');
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('of size stop a body without end', async () => {
    const base = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => clearInterval(timer));
    });
    expect(failureOf(await client({ maximumBytes: 1024 * 1024 }).fetch(base)).code).toBe('too-large');
  });

  it.each([
    ['never answers', ''],
    ['sends its header by drops', 'HTTP/1.1 200 OK\r\nx-a: b'],
    ['stops in the middle of its body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'],
  ])('of time end a fetch from a server that %s', async (_what, text) => {
    const base = await serveBytes(text);
    const started = performance.now();
    const result = failureOf(await client({ timeout: 300 }).fetch(base));
    expect([result.code, result.retryable]).toEqual(['timeout', true]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('of time hold for the whole, however busy the server keeps us', async () => {
    const base = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(failureOf(await client({ timeout: 400 }).fetch(base)).code).toBe('timeout');
  });

  it('of time hold over all redirects together', async () => {
    const base = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 150);
    });
    expect(failureOf(await client({ timeout: 400 }).fetch(base)).code).toBe('timeout');
  });

  it('keep to so many fetches from one host at once', async () => {
    let active = 0;
    let most = 0;
    const base = await serve((_request, response) => {
      active += 1;
      most = Math.max(most, active);
      setTimeout(() => {
        active -= 1;
        response.end();
      }, 30);
    });
    const polite = client({ perHost: 2 });
    const results = await Promise.all(Array.from({ length: 8 }, () => polite.fetch(base)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(most).toBe(2);
  });
});

describe('failures on the way', () => {
  it('of the connection name the address', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    server.close();
    await once(server, 'close');
    const result = failureOf(await client().fetch(`http://127.0.0.1:${port}/feed`));
    expect([result.code, result.retryable]).toEqual(['connect', true]);
    expect(result.message).toBe(`http://127.0.0.1:${port}/feed: the connection failed or broke (ECONNREFUSED)`);
  });

  it('of TLS are told apart', async () => {
    const base = await serve((_request, response) => response.end());
    const result = failureOf(await client().fetch(base.replace('http:', 'https:')));
    expect([result.code, result.retryable]).toEqual(['tls', false]);
  });

  it('end as aborted when the caller gives up, waiting or reading', async () => {
    const base = await serveBytes('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
    const one = client({ perHost: 1 });
    const running = new AbortController();
    const waiting = new AbortController();
    const both = [one.fetch(base, { signal: running.signal }), one.fetch(base, { signal: waiting.signal })];
    setTimeout(() => waiting.abort(), 50);
    setTimeout(() => running.abort(), 100);
    const results = await Promise.all(both);
    expect(results.map((result) => failureOf(result).code)).toEqual(['aborted', 'aborted']);
    expect(failureOf(await one.fetch(base, { signal: AbortSignal.abort() })).code).toBe('aborted');
  });

  it('end as aborted when the client is closed', async () => {
    const base = await serveBytes('');
    const one = client();
    const result = one.fetch(base);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await one.close();
    expect(failureOf(await result).code).toBe('aborted');
    expect(failureOf(await one.fetch(base)).code).toBe('aborted');
  });
});
