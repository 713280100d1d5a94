// What the guarded fetch lets through: addresses, names, what the operator opens, redirects.
import { describe, expect, it } from 'vitest';
import { closeAfterEach, client, serve, documentOf, failureOf, textOf } from './fetch.fixture.ts';
import type { Resolve } from './guarded-lookup.ts';

closeAfterEach();

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
  it.each([
    ['/новости', 'as it is written'],
    ['/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8', 'escaped'],
  ])('to %s, %s, lead there', async (to) => {
    const asked: string[] = [];
    const base = await serve((request, response) => {
      asked.push(request.url ?? '');
      if (request.url !== '/') response.end('news');
      else response.writeHead(302, { location: Buffer.from(to).toString('latin1') }).end();
    });
    expect(textOf(await client().fetch(`${base}/`))).toBe('news');
    expect(asked.at(-1)).toBe('/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8');
  });

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
