// The desk in a real browser: what its script and style sheet do, and that everything works without the script. Needs CHROMIUM_PATH.
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../core/draft-text.ts';
import { editorAccount, startTestDesk } from '../../test/harness/desk-client.ts';
import { seedDraft, type SeededDraft } from '../../test/harness/seed-draft.ts';
import { openTestStore, type TestStore } from '../../test/harness/store.ts';
import type { RunningDesk } from './start-desk.ts';

const executablePath = process.env['CHROMIUM_PATH'] || null;
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(executablePath === null)(
  `the desk in a browser${executablePath === null ? ' (skipped: CHROMIUM_PATH is not set)' : ''}`,
  () => {
    let store: TestStore;
    let desk: RunningDesk;
    let browser: Browser;
    let page: Page;
    const said: string[] = [];

    beforeAll(async () => {
      store = await openTestStore();
      desk = await startTestDesk(store);
      browser = await chromium.launch({ executablePath: executablePath ?? '', args: flags });
      page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on('console', (message) => void (message.type() === 'error' && said.push(message.text())));
      page.on('pageerror', (error) => void said.push(error.message));
      await page.goto(desk.invitation ?? '');
      await page.getByLabel('Your name').fill(editorAccount.name);
      await page.getByLabel('Email').fill(editorAccount.email);
      await page.getByLabel('Password').fill(editorAccount.password);
      await page.getByRole('button', { name: 'Make my account' }).click();
      await page.waitForURL(`${desk.url}/`);
    });
    afterAll(async () => {
      await browser.close();
      await desk.close();
      await store.close();
    });

    const open = (draft: SeededDraft, on: Page = page) => on.goto(`${desk.url}/drafts/${draft.draftId}`);

    test('a click on a sentence shows its evidence without loading the page, and j goes to the next', async () => {
      const draft = await seedDraft(store.database);
      await open(draft);
      let loads = 0;
      const count = (): void => void (loads += 1);
      page.on('load', count);
      await page.getByRole('link', { name: 'Their spokesman, Tomas Veil' }).click();
      const evidence = page.getByRole('region', { name: 'Evidence' });
      await evidence.getByText('Le ministère n’a pas répondu').first().waitFor();
      expect(page.url()).toContain('sentence=12');
      await page.keyboard.press('j');
      await evidence.getByText('Sentence 14 of 16').waitFor();
      expect(loads).toBe(0);
      page.off('load', count);
    });

    test('a click on “disputed” shows what contradicts the sentence', async () => {
      const draft = await seedDraft(store.database, { disputed: true });
      await open(draft);
      await page.getByRole('link', { name: 'disputed' }).first().click();
      const dispute = page.getByRole('region', { name: 'The sources disagree' });
      await dispute.getByText('The Keshan trade office counted 180 barges').waitFor();
      expect(await dispute.evaluate((section) => section === document.activeElement)).toBe(true);
    });

    test('a failing sentence is attested and the draft approved, from the page to the page', async () => {
      const draft = await seedDraft(store.database, { failing: 1 });
      await open(draft);
      const approve = page.getByRole('button', { name: 'Approve revision 1' });
      expect(await approve.isDisabled()).toBe(true);
      await page.getByText('Let it stand, with your reason').click();
      await page.getByLabel('Why it may stand').fill('Read against the printed notice.');
      await page.getByRole('button', { name: 'Attest' }).click();
      await page.getByText('Your reason stands beside the sentence.').waitFor();
      await approve.click();
      await page.getByText('Approved, being published.').waitFor();
    });

    test('verdicts appear by themselves when the check is done', async () => {
      const draft = await seedDraft(store.database, { checked: false });
      await open(draft);
      expect(await page.locator('.draft-text .verdict.v-pending').count()).toBe(draft.sentences);
      await store.database
        .insertInto('sentence_check')
        .values(
          Array.from({ length: draft.sentences }, (_, ordinal) => ({
            revision_id: draft.revisionId,
            ordinal,
            verdict: 'supported' as const,
            reasons: '[]',
            evidence: '[]',
            checker: 'test',
          })),
        )
        .execute();
      await page.locator('.draft-text .verdict.tick').first().waitFor({ timeout: 10_000 });
      expect(await page.getByRole('button', { name: 'Approve revision 1' }).isEnabled()).toBe(true);
    });

    test('without the script a sentence is chosen, the text edited and the draft spiked', async () => {
      const draft = await seedDraft(store.database);
      const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
      try {
        const quiet = await plain.newPage();
        await open(draft, quiet);
        await quiet.getByRole('link', { name: 'Their spokesman, Tomas Veil' }).click();
        await quiet.getByText('Le ministère n’a pas répondu').first().waitFor();
        await quiet.getByRole('link', { name: 'Edit text' }).click();
        await quiet.getByLabel('Text in Markdown').fill(renderMarkdown(draft.document).replace('who passes', 'who waits'));
        await quiet.getByRole('button', { name: 'Save as a new revision' }).click();
        await quiet.getByText('Saved as a new revision').waitFor();
        await quiet.getByText('Spike', { exact: true }).click();
        await quiet.getByRole('textbox', { name: 'Reason' }).fill('Overtaken by events');
        await quiet.getByLabel('Yes, end this draft').check();
        await quiet.getByRole('button', { name: 'Spike the draft' }).click();
        await quiet.getByText('The draft has ended.').waitFor();
        const row = await store.database.selectFrom('draft').select('state').where('id', '=', draft.draftId).executeTakeFirstOrThrow();
        expect(row.state).toBe('spiked');
      } finally {
        await plain.close();
      }
    });

    test.each([390, 1440])('no page is wider than a screen of %i px', async (width) => {
      const draft = await seedDraft(store.database, { failing: 4 });
      await page.setViewportSize({ width, height: 844 });
      for (const path of [
        '/',
        `/drafts/${draft.draftId}`,
        `/drafts/${draft.draftId}/edit`,
        '/newsroom',
        '/stories?q=lock',
        '/stories/set-aside',
        `/stories/${draft.storyId}`,
        '/nothing',
      ]) {
        await page.goto(`${desk.url}${path}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(over, path).toBe(0);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    });

    test('the browser had nothing to complain about', () => {
      expect(said.filter((line) => !line.includes('status of 404'))).toEqual([]);
    });
  },
);
