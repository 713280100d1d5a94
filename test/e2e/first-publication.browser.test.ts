// The whole way as an editor goes it: from the one-time link of a real `newsroom demo` to a page that readers see. Needs CHROMIUM_PATH.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, openPlace, runCommand, startCommand, type Command, type Place } from '../harness/newsroom-process.ts';

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
const editor = { name: 'Test Editor', email: 'editor@newsroom.example', password: 'a long enough password' };

describe.skipIf(executablePath === null)('from the one-time link to a published page (skipped: CHROMIUM_PATH is not set)', () => {
  let place: Place;
  let demo: Command;
  let browser: Browser;
  let page: Page;
  let site = '';
  let draftId = '';

  beforeAll(async () => {
    const [sample, desk, sitePort] = [await freePort(), await freePort(), await freePort()];
    place = await openPlace({
      NEWSROOM_SAMPLE_PORT: String(sample),
      NEWSROOM_DESK_PORT: String(desk),
      NEWSROOM_SITE_PORT: String(sitePort),
    });
    site = `http://127.0.0.1:${sitePort}`;
    demo = startCommand(place, ['demo']);
    const [link] = await demo.until(/http:\S+\/welcome\?token=\S+/);
    [, draftId = ''] = await demo.until(/in review\s+(dr_\w+)/);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: flags });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(link);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    demo?.process.kill('SIGINT');
    await demo?.ended;
    await place?.remove();
  });

  /** Keeps a picture where SCREENSHOTS names a folder. */
  const picture = async (name: string): Promise<void> => {
    const folder = process.env['SCREENSHOTS'];
    if (!folder) return;
    await mkdir(folder, { recursive: true });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  it('makes the first editor, once', async () => {
    const link = page.url();
    await page.getByLabel('Your name').fill(editor.name);
    await page.getByLabel('Email').fill(editor.email);
    await page.getByLabel('Password').fill(editor.password);
    await page.getByRole('button', { name: 'Make my account' }).click();
    await page.getByRole('link', { name: /./ }).first().waitFor();
    await picture('drafts');
    const again = await browser.newPage();
    expect((await again.goto(link))?.status()).toBeGreaterThanOrEqual(400);
    await again.close();
  });

  it('shows nothing to readers yet', async () => {
    const front = await browser.newPage();
    await front.goto(site);
    expect(await front.locator('a[href^="/articles/"]').count()).toBe(0);
    await front.close();
  });

  it('takes an edit, checks it again, and lets nothing pass that the sources do not say', { timeout: 90_000 }, async () => {
    const desk = new URL(page.url()).origin;
    await page.goto(`${desk}/drafts/${draftId}`);
    await picture('draft');
    await page.getByRole('link', { name: 'Edit text' }).click();
    const area = page.getByLabel('Text in Markdown');
    const text = await area.inputValue();
    const first = text.split('\n').find((line) => /^[^#_>[<\s].*\[\^\d+\]/.test(line)) ?? '';
    const mark = /\[\^\d+\]/.exec(first)?.[0] ?? '';
    await area.fill(text.replace(first, `${first} The ministry counted 987,654 ships that night.${mark}`));
    await picture('edit');
    await page.getByRole('button', { name: 'Save as a new revision' }).click();
    await page.getByText('Saved as a new revision').waitFor();
    await page.getByRole('heading', { name: /1 sentence that does not pass/ }).waitFor({ timeout: 20_000 });
    expect(await page.getByRole('button', { name: 'Approve revision 2' }).isDisabled()).toBe(true);
    expect(await page.locator('.failing .reasons').textContent()).toContain('987,654');
    await picture('failing');
  });

  it(
    'is attested, approved, and stands on the site with its sources, persona, editor and how it was made',
    { timeout: 90_000 },
    async () => {
      await page.getByText('Let it stand, with your reason').click();
      await page.getByLabel('Why it may stand').fill('Confirmed with the harbour office by telephone.');
      await page.getByRole('button', { name: 'Attest' }).click();
      await page.getByRole('button', { name: 'Approve revision 2' }).click();
      const link = page.getByRole('link', { name: 'Open the public page' });
      await expect
        .poll(
          async () => {
            await page.reload();
            return link.count();
          },
          { timeout: 20_000, interval: 500 },
        )
        .toBe(1);
      const address = (await link.getAttribute('href')) ?? '';
      expect(address.startsWith(`${site}/articles/`)).toBe(true);
      await page.goto(address);
      await picture('article');
      const body = (await page.locator('body').textContent()) ?? '';
      const shown = JSON.parse((await runCommand(place, ['show', draftId, '--json'])).stdout) as {
        draft: { state: string; persona: { name: string } };
        revision: { sha256: string };
        sources: { outlet: string; snapshot: string }[];
      };
      expect(shown.draft.state).toBe('published');
      expect(body).toContain(editor.name);
      expect(body).toContain(shown.draft.persona.name);
      expect(body).toMatch(/\bAI\b/);
      expect(body).toContain(shown.revision.sha256);
      expect(body).toContain('Confirmed with the harbour office by telephone.');
      for (const source of shown.sources) expect(body).toContain(source.outlet);
      await page.goto(site);
      await picture('front');
      expect(await page.locator('a[href^="/articles/"]').count()).toBeGreaterThan(0);
    },
  );

  it('leaves a log that proves itself', async () => {
    const verified = await runCommand(place, ['audit', 'verify', '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true });
    expect(verified.code).toBe(0);
  });
});
