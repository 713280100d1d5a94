import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attestSentence } from '../store/repositories/decisions.ts';
import { reviseSeededDraft, publishSeeded, seedIllustration } from '../test/harness/revise-draft.ts';
import { seedDraft } from '../test/harness/seed-draft.ts';
import { openTestSite, type TestSite } from '../test/harness/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const structuredDataOf = (html: string): Record<string, unknown> =>
  JSON.parse(load(html)('script[type="application/ld+json"]').text()) as Record<string, unknown>;

test('a published article shows its text, its sources word for word, its analyst as AI and its editor by name', async () => {
  const seeded = await seedDraft(site.store.database);
  const page = await site.get(await publishSeeded(site.store.database, seeded, site.editor));
  expect(page.status).toBe(200);
  const $ = load(page.body);
  expect($('h1').text()).toBe('Velmar closes the Asper lock and calls it low water');
  expect($('.byline').text()).toMatch(/By Mara Lindqvist, AI analyst · approved by Ottoline Brandt, human editor/);
  expect($('.prose').text()).toContain('The harbour office said that some 140 barges were waiting by noon, The Velmar Courier reports.');
  expect($('.sources blockquote').text()).toContain('Some 140 barges were waiting below the lock by noon, the harbour office said.');
  expect($('.persona-card').text()).toContain('Mara Lindqvist is not a person');
  expect($('.production').text()).toContain(seeded.sha256);
  for (const article of seeded.articles.slice(0, 2)) {
    expect($(`.sources a[href="${article.url}"]`).attr('rel')).toBe('nofollow noopener noreferrer');
    expect($('.sources').text()).toContain(article.snapshot);
  }
});

test('every footnote and every way back leads to something on the page', async () => {
  const path = await publishSeeded(site.store.database, await seedDraft(site.store.database, { failing: 2 }), site.editor);
  const $ = load((await site.get(path)).body);
  const targets = $('a[href^="#"]')
    .toArray()
    .map((link) => $(link).attr('href') ?? '');
  expect(targets.length).toBeGreaterThan(20);
  expect(targets.filter((target) => $(target).length !== 1)).toEqual([]);
});

test('nothing of the members’ part is in the answer: no sentence, title, quotation or source that only it cites', async () => {
  const path = await publishSeeded(site.store.database, await seedDraft(site.store.database), site.editor);
  const { body } = await site.get(path);
  expect(body).toContain('Why the bargemen ask for the gauge and not for the lock');
  expect(body).toContain('This part is for members.');
  for (const hidden of ['water readings', 'Tomas Veil', 'est fermé', 'ont demandé', 'relevés', 'Le Fil de l', 'fil-asper']) {
    expect(body, hidden).not.toContain(hidden);
  }
  expect(body).toContain('1 further source is cited in the members’ part only.');
  expect(body).toContain('A lock is a lever');
});

test('titles inside the members’ part and the editor’s reasons for its sentences are withheld too', async () => {
  const seeded = await seedDraft(site.store.database, { failing: 9 });
  const revised = await reviseSeededDraft(site.store.database, seeded, site.editor, (document) => ({
    ...document,
    text: document.text.replace('<!--members-only-->\n', '<!--members-only-->\n\n## A title nobody may read\n'),
  }));
  const hidden = await site.get(await publishSeeded(site.store.database, revised, site.editor));
  expect(hidden.body).toContain('It holds 1 section.');
  expect(hidden.body).not.toContain('nobody may read');
  const failing = await seedDraft(site.store.database, { failing: 9 });
  const [open = -1, closed = -1] = [failing.failing[0], failing.failing.at(-1)];
  for (const [ordinal, reason] of [
    [open, 'a reason in the open'],
    [closed, 'a reason behind the door'],
  ] as const) {
    const attestation = { sessionToken: site.editor.token, revisionId: failing.revisionId, ordinal, reason };
    expect((await attestSentence(site.store.database, attestation)).ok).toBe(true);
  }
  const { body } = await site.get(await publishSeeded(site.store.database, failing, site.editor));
  expect(load(body)('.attestations li').length).toBe(7);
  expect(body).toContain('a reason in the open');
  expect(body).not.toContain('behind the door');
  expect(body).toContain('2 further ones are in the members’ part.');
});

test('a teaser that rests on claims of the members’ part does not give away their quotations or sources', async () => {
  const seeded = await seedDraft(site.store.database);
  const revised = await reviseSeededDraft(site.store.database, seeded, site.editor, (document) => ({
    ...document,
    text: document.text.replace(/^> .*$/m, `> ${/^The bargemen asked.*?\[\^3\]/m.exec(document.text)?.[0]}`),
  }));
  const teaser = await site.store.database
    .selectFrom('sentence')
    .select('claim_ids')
    .where('revision_id', '=', revised.revisionId)
    .where('part', '=', 'teaser')
    .executeTakeFirstOrThrow();
  expect(teaser.claim_ids).toHaveLength(1);
  const { body } = await site.get(await publishSeeded(site.store.database, revised, site.editor));
  expect(load(body)('.teaser').text()).toContain('The bargemen asked on Tuesday');
  expect(body).not.toContain('ont demandé');
  expect(body).not.toContain('fil-asper');
  expect(body).toContain('1 further source is cited in the members’ part only.');
});

test('a sentence that the editor answers for is marked, with the reason', async () => {
  const seeded = await seedDraft(site.store.database, { failing: 1 });
  const $ = load((await site.get(await publishSeeded(site.store.database, seeded, site.editor))).body);
  const marked = $('.attested');
  expect(marked.length).toBe(1);
  expect(marked.attr('id')).toBe(`sentence-${seeded.failing[0]}`);
  expect($('.attestations li').text()).toContain('read against the source by an editor');
  expect($('.attestations li').text()).toContain('not supported by the cited passage');
});

test('structured data types the analyst as software, the editor as a person, and says which part is not free', async () => {
  const seeded = await seedDraft(site.store.database);
  const path = await publishSeeded(site.store.database, seeded, site.editor);
  const { body } = await site.get(path);
  const data = structuredDataOf(body);
  expect(data).toMatchObject({
    '@type': 'NewsArticle',
    author: { '@type': 'SoftwareApplication', name: 'Mara Lindqvist' },
    editor: { '@type': 'Person', name: 'Ottoline Brandt' },
    isAccessibleForFree: false,
    hasPart: { cssSelector: '.members-only', isAccessibleForFree: false },
  });
  expect(data['isBasedOn']).toHaveLength(2);
  expect(JSON.stringify(data).match(/"Person"/g)).toHaveLength(1);
  const $ = load(body);
  expect($('.members-only').length).toBe(1);
  expect($('link[rel=canonical]').attr('href')).toBe(site.url + path);
  expect($('meta[property="og:title"]').attr('content')).toBe($('h1').text());
});

test('text that would be markup stays text wherever it comes from', async () => {
  const seeded = await seedDraft(site.store.database);
  const attack = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'';
  const illustration = await seedIllustration(site.store.database, '<svg xmlns="http://www.w3.org/2000/svg"/>', {
    caption: `caption ${attack}`,
    alternative: `alternative ${attack}`,
  });
  const revised = await reviseSeededDraft(site.store.database, seeded, site.editor, (document) => ({
    ...document,
    illustration,
    text: document.text
      .replace(/^# .*$/m, '# Velmar \\</script>\\<script>alert(1)\\</script> \\<img src=x onerror=alert(2)> "quoted"')
      .replace('Whoever reads', '\\<b onclick=alert(3)>Whoever\\</b> reads'),
    citations: document.citations.map((citation) => ({ ...citation, outlet: `outlet ${attack}`, title: `title ${attack}` })),
  }));
  const path = await publishSeeded(site.store.database, revised, site.editor);
  for (const address of [path, '/', '/analysts/mara-lindqvist']) {
    const { status, body } = await site.get(address);
    expect(status).toBe(200);
    const $ = load(body);
    expect($('script:not([type="application/ld+json"])').length).toBe(0);
    expect($('script').length).toBe(address === '/' ? 0 : 1);
    expect($('[onerror], [onclick], img[src="x"]').length).toBe(0);
    expect($('h1, h2').text()).toContain('<script>alert(1)</script>');
  }
  const data = structuredDataOf((await site.get(path)).body);
  expect(data['headline']).toContain('</script><script>alert(1)</script>');
});

test('an Arabic article is written from right to left, and the site’s own words from left to right', async () => {
  const seeded = await seedDraft(site.store.database);
  const revised = await reviseSeededDraft(site.store.database, seeded, site.editor, (document) => ({
    ...document,
    language: 'ar',
    text: '# البلاد تغلق قفل النهر[^1]\n\n_قاعدة نهرية تقرأ كحدود._\n\nأغلقت الوزارة القفل يوم الاثنين.[^1]\n',
  }));
  const $ = load((await site.get(await publishSeeded(site.store.database, revised, site.editor))).body);
  expect($('html').attr()).toMatchObject({ lang: 'ar', dir: 'rtl' });
  expect($('.prose').attr()).toMatchObject({ lang: 'ar', dir: 'rtl' });
  expect($('.byline').attr()).toMatchObject({ lang: 'en', dir: 'ltr' });
});

test('an article without a members’ part is wholly free', async () => {
  const seeded = await seedDraft(site.store.database);
  const revised = await reviseSeededDraft(site.store.database, seeded, site.editor, (document) => ({
    ...document,
    text: document.text.replace(/^> .*\n\n<!--members-only-->[^]*<!--\/members-only-->\n/m, ''),
  }));
  const { body } = await site.get(await publishSeeded(site.store.database, revised, site.editor));
  expect(structuredDataOf(body)['isAccessibleForFree']).toBe(true);
  expect(body).not.toContain('for members');
  expect(body).not.toContain('members’ part');
});

test('another analyst’s publication of the story stands under an article, and no retracted or other story’s', async () => {
  const { database } = site.store;
  const first = await seedDraft(database);
  const second = await seedDraft(database, { personaId: 'otto-second' });
  const paths = [await publishSeeded(database, first, site.editor), await publishSeeded(database, second, site.editor)];
  const others = async (path: string | undefined): Promise<string[]> => {
    const $ = load((await site.get(path ?? '')).body);
    return $('section[aria-labelledby="other-views"] a[href^="/articles/"]')
      .toArray()
      .map((link) => $(link).attr('href') ?? '');
  };
  expect(await others(paths[0])).toEqual([]);
  await database.updateTable('story').set({ state: 'merged', merged_into: first.storyId }).where('id', '=', second.storyId).execute();
  expect(new Set(await others(paths[0]))).toEqual(new Set([paths[1]]));
  expect(new Set(await others(paths[1]))).toEqual(new Set([paths[0]]));
});

test('the analysts are software with a beat and a count, one without work too, and never a person for machines', async () => {
  const { database } = site.store;
  await publishSeeded(database, await seedDraft(database, { personaId: 'wren-published' }), site.editor);
  await seedDraft(database, { personaId: 'idle-analyst' });
  const list = load((await site.get('/analysts')).body);
  const entry = (id: string): string => list(`.analyst:has(a[href="/analysts/${id}"])`).text();
  expect(entry('wren-published')).toMatch(/AI analyst, not a person.*waterways.*1 analysis published/s);
  expect(entry('idle-analyst')).toContain('Nothing published yet');
  const page = (await site.get('/analysts/wren-published')).body;
  expect(structuredDataOf(page)).toMatchObject({ '@type': 'CollectionPage', about: { '@type': 'SoftwareApplication' } });
  expect(page).not.toContain('"@type":"Person"');
  expect(load(page)('.more').text()).toMatch(/1 analysis, each approved by a human editor/);
  expect(load((await site.get('/analysts/idle-analyst')).body)('.more').text()).toContain('Nothing is published yet.');
  expect((await site.get('/analysts/nobody')).status).toBe(404);
});
