// What the guarded client does with a form: the same guards as for a fetch, and nothing sent on.
import { expect, it } from 'vitest';
import { client, closeAfterEach, serve, serveBytes } from './fetch.fixture.ts';
import type { PostResult } from './fetch-result.ts';

closeAfterEach();

const form = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': 'https://paper.example/?a=1&b=ü' });
const failed = (result: PostResult) => {
  if (result.ok) throw new Error(`taken: ${result.status}`);
  return result;
};

it('sends a form and gives the status', async () => {
  let got: {
    method: string | undefined;
    type: string | undefined;
    agent: string | undefined;
    path: string | undefined;
    body: string;
  } | null = null;
  const base = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const { method, url, headers } = request;
      got = { method, type: headers['content-type'], agent: headers['user-agent'], path: url, body };
      response.writeHead(202).end();
    });
  });
  expect(await client().post(`${base}/hub?x=1#part`, form)).toMatchObject({ ok: true, status: 202, url: `${base}/hub?x=1` });
  expect(got).toEqual({
    method: 'POST',
    type: 'application/x-www-form-urlencoded',
    agent: 'NewsroomBot/0.1',
    path: '/hub?x=1',
    body: 'hub.mode=subscribe&hub.topic=https%3A%2F%2Fpaper.example%2F%3Fa%3D1%26b%3D%C3%BC',
  });
});

it.each([
  ['http://127.0.0.1/', 'refused-address'],
  ['http://[::1]/', 'refused-address'],
  ['http://169.254.169.254/', 'refused-address'],
  ['http://localhost/', 'refused-address'],
  ['http://internal.example/', 'refused-address'],
  ['file:///etc/passwd', 'refused-scheme'],
  ['http://news.example:22/', 'refused-port'],
  ['http://user:secret@news.example/', 'refused-credentials'],
])('sends nothing to %s (%s)', async (address, code) => {
  const result = failed(await client({ allowPrivate: [] }, () => Promise.resolve(['10.0.0.7'])).post(address, form));
  expect([result.code, result.retryable]).toEqual([code, false]);
  expect(result.message).not.toContain('secret');
});

it.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
  let others = 0;
  const other = await serve((_request, response) => {
    others += 1;
    response.end();
  });
  const base = await serve((_request, response) => response.writeHead(status, { location: other }).end());
  expect(failed(await client().post(`${base}/`, form))).toMatchObject({ code: 'status', status, retryable: false });
  expect(others).toBe(0);
});

it('tells what a server says against it, as far as that is short and no page', async () => {
  const said = (text: string, status = 400) =>
    serve((_request, response) => response.writeHead(status, { 'retry-after': '120' }).end(text)).then((base) =>
      client().post(`${base}/`, form).then(failed),
    );
  expect((await said('no such\n\u0000 topic')).message).toMatch(/status 400: "no such topic"$/);
  expect((await said('<!doctype html><title>no')).message).toMatch(/status 400$/);
  expect((await said('x'.repeat(5_000_000))).message.length).toBeLessThan(300);
  expect(await said('later', 503)).toMatchObject({ retryable: true, retryAfterMs: 120_000 });
});

it('waits no longer than a fetch, and ends when it is told to', async () => {
  const silent = await serve(() => undefined);
  expect(failed(await client({ timeout: 200 }).post(`${silent}/`, form)).code).toBe('timeout');
  const ending = new AbortController();
  const posted = client().post(`${silent}/`, form, { signal: ending.signal });
  setTimeout(() => ending.abort(), 50);
  expect(failed(await posted).code).toBe('aborted');
  expect(failed(await client({ allowPrivate: ['127.0.0.1'] }).post(await serveBytes('nonsense\r\n\r\n'), form)).code).toBe('protocol');
  expect(failed(await client().post('http://127.0.0.1:9/', form)).code).toBe('connect');
});
