// What comes of a request that is let through: answers, limits, failures on the way.
import { once } from 'node:events';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { IncomingMessage } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../core/settings.ts';
import { closeAfterEach, client, listen, serve, serveBytes, documentOf, failureOf, textOf } from './fetch.fixture.ts';
import type { FetchFailure } from './fetch-result.ts';

closeAfterEach();

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
