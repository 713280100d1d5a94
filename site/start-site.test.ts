import { load } from 'cheerio';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../core/hash.ts';
import { createLogger } from '../core/logging.ts';
import { openTestSite, siteSettings, type TestSite } from '../test/harness/site.ts';
import { publishSeeded, reviseSeededDraft, seedIllustration } from '../test/harness/revise-draft.ts';
import { seedDraft } from '../test/harness/seed-draft.ts';
import { openTestStore } from '../test/harness/store.ts';
import { PortInUseError } from '../core/web-service.ts';
import { startSite } from './start-site.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><script>alert(1)</script><path d="M0 0h2v1H0z"/></svg>';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite({ title: 'Velmar Review' });
});
afterAll(() => site.close());

async function illustratedDraft(): Promise<{ picture: string; publish: () => Promise<string> }> {
  const illustration = await seedIllustration(site.store.database, svg, {
    caption: 'Computer-generated illustration',
    alternative: 'Bands of colour',
  });
  const seeded = await seedDraft(site.store.database);
  const revised = await reviseSeededDraft(site.store.database, seeded, site.editor, (document) => ({ ...document, illustration }));
  const publish = () => publishSeeded(site.store.database, revised, site.editor);
  return { picture: `/illustrations/${illustration.sha256}.svg`, publish };
}

test('before anything is published the front page says so', async () => {
  const page = await site.get('/');
  expect(page.status).toBe(200);
  expect(page.body).toContain('Nothing is published yet');
  expect(load(page.body)('title').text()).toBe('Velmar Review');
});

test('an illustration can be had only once it is published, and nothing in it can run', async () => {
  const { picture, publish } = await illustratedDraft();
  expect((await site.get(picture)).status).toBe(404);
  const path = await publish();
  const answer = await site.get(picture);
  expect(answer.status).toBe(200);
  expect(answer.body).toBe(svg);
  expect(answer.headers.get('content-type')).toBe('image/svg+xml');
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await site.get(picture.replace('.svg', '.png'))).status).toBe(404);
  const again = await site.get(picture, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  const $ = load((await site.get(path)).body);
  expect($('.illustration img').attr('src')).toBe(picture);
  expect($('figcaption').text()).toMatch(/Generated illustration/);
  const front = load((await site.get('/')).body);
  const figure = front(`figure:has(img[src="${picture}"])`);
  expect(figure.length).toBe(1);
  expect(figure.find('figcaption').text()).toMatch(/Generated illustration/);
});

test('the front page leads with the newest article and lists the others', async () => {
  const [older, newer] = [
    await publishSeeded(site.store.database, await seedDraft(site.store.database), site.editor),
    await publishSeeded(site.store.database, await seedDraft(site.store.database), site.editor),
  ];
  const $ = load((await site.get('/')).body);
  expect($('.story-lead h2 a').attr('href')).toBe(newer);
  expect($(`.stories h2 a[href="${older}"]`).length).toBe(1);
  expect($('.story-lead').text()).toContain('AI analyst');
  const analyst = load((await site.get('/analysts/mara-lindqvist')).body);
  expect(analyst('h1').text()).toBe('Mara Lindqvist');
  expect(analyst('.page-head').text()).toContain('AI analyst, not a person');
  expect(analyst(`a[href="${newer}"]`).length).toBeGreaterThan(0);
  expect((await site.get('/analysts')).body).toContain('Mara Lindqvist');
});

test('a retracted article is gone from the lists, and its address says that it was retracted', async () => {
  const seeded = await seedDraft(site.store.database);
  const path = await publishSeeded(site.store.database, seeded, site.editor);
  const { editorId, sessionId } = site.editor;
  await sql`insert into decision (id, draft_id, number, revision_id, sha256, decision, editor_id, session_id, notes)
    values (${newId('dc')}, ${seeded.draftId}, 1, ${seeded.revisionId}, ${seeded.sha256}, 'retract', ${editorId}, ${sessionId}, '{}')`.execute(
    site.store.owner,
  );
  await sql`update draft set state = 'retracted' where id = ${seeded.draftId}`.execute(site.store.database);
  const page = await site.get(path);
  expect(page.status).toBe(410);
  expect(page.body).toContain('was retracted');
  expect(page.body).not.toContain('140 barges');
  expect((await site.get('/')).body).not.toContain(path);
});

test('what is not there is a 404 page of the site, whatever is asked for', async () => {
  const wrong = [
    '/articles/no-such-article-abcde',
    '/articles/..%2f..%2fetc%2fpasswd',
    '/articles/%00',
    '/articles/%E0%A4%A',
    '/analysts/nobody',
    '/?page=0',
    '/?page=999',
    '/?page=1e9',
    '/illustrations/abc.svg',
    `/illustrations/${'a'.repeat(64)}.svg`,
    '/wp-login.php',
  ];
  for (const path of wrong) {
    const page = await site.get(path);
    expect(page.status, path).toBe(404);
    expect(page.body, path).toContain('There is no such page');
    expect(load(page.body)('meta[name=robots]').attr('content')).toBe('noindex');
  }
});

test('every page forbids scripts, frames and anything from elsewhere, and needs none of it', async () => {
  for (const path of ['/', '/about', '/analysts', '/nowhere']) {
    const { headers, body } = await site.get(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const $ = load(body);
    expect($('script[src], [style], style, iframe').length).toBe(0);
    const loaded = $('link[rel=stylesheet], link[rel=icon], img')
      .toArray()
      .map((element) => $(element).attr('href') ?? $(element).attr('src') ?? '');
    for (const address of loaded) {
      expect(address).toMatch(/^\/[^/]/);
      expect((await site.get(address)).status, address).toBe(200);
    }
  }
});

test('a page that has not changed is not sent again', async () => {
  const first = await site.get('/about');
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const second = await site.get('/about', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(second.status).toBe(304);
});

test('the site takes nothing: other methods than reading are refused', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const answer = await site.get('/', { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  }
  expect((await site.get('/about', { method: 'HEAD' })).body).toBe('');
});

test('health and robots answer', async () => {
  expect(await site.get('/healthz')).toMatchObject({ status: 200, body: '{"healthy":true}' });
  expect((await site.get('/robots.txt')).body).toContain('User-agent: *');
});

test('a port that is taken stops the start with a line that says what to do', async () => {
  const port = Number(new URL(site.url).port);
  const starting = startSite({
    database: site.store.database,
    settings: siteSettings({ port }),
    logger: createLogger({ level: 'silent', pretty: false }),
  });
  await expect(starting).rejects.toThrow(PortInUseError);
  await expect(starting).rejects.toThrow(`127.0.0.1:${port}. Stop the other one, or set NEWSROOM_SITE_PORT`);
});

test('a database that is gone gives an error page without a word of the cause, and an unhealthy answer', async () => {
  const store = await openTestStore();
  const logger = createLogger({ level: 'silent', pretty: false });
  const lost = await startSite({ database: store.database, settings: siteSettings(), logger });
  await store.close();
  const page = await fetch(`${lost.url}/`);
  expect(page.status).toBe(500);
  const body = await page.text();
  expect(body).toContain('This page cannot be shown now');
  expect(body).not.toMatch(/closed|StoreClosed|at .*\.ts|pool/);
  const health = await fetch(`${lost.url}/healthz`);
  expect(health.status).toBe(503);
  expect(await health.json()).toEqual({ healthy: false });
  await lost.close();
});
