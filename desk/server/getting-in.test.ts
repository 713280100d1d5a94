import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../core/configuration.ts';
import { ensureInvitation } from '../../store/repositories/editors.ts';
import { DeskClient, editorAccount, firstEditor, startTestDesk } from '../../test/harness/desk-client.ts';
import { seedDraft } from '../../test/harness/seed-draft.ts';
import { ownPath } from './account-routes.tsx';
import { PortInUseError } from '../../core/web-service.ts';
import { startDesk } from './start-desk.ts';
import { openTestStore } from '../../test/harness/store.ts';
import { openDeskFixture, shown, stateOf, type DeskFixture } from '../../test/harness/desk-fixture.ts';

let fixture: DeskFixture;
let store: DeskFixture['store'];
let desk: DeskFixture['desk'];
let editor: DeskFixture['editor'];

beforeAll(async () => {
  fixture = await openDeskFixture();
  ({ store, desk, editor } = fixture);
});
afterAll(() => fixture.close());

describe('getting in', () => {
  test('the one-time link makes one editor, signs them in, and is used up', async () => {
    const token = new URL(desk.invitation ?? '').searchParams.get('token') ?? '';
    expect((await editor.get('/')).text).toContain(editorAccount.name);
    const again = await new DeskClient(desk.url).get(`/welcome?token=${token}`);
    expect(again.status).toBe(410);
    expect(again.text).toContain('works once only');
    const second = await new DeskClient(desk.url).post('/welcome', { token, ...editorAccount, email: 'second@editors.example' });
    expect(second.status).toBe(410);
    const users = await sql<{ email: string; role: string }>`select email, role from auth."user"`.execute(store.database);
    expect(users.rows.filter((user) => user.email.endsWith('@editors.example') && user.role === 'editor')).toHaveLength(1);
  });

  test('the token is stored as its hash only, and no link is made while there is an editor', async () => {
    const token = new URL(desk.invitation ?? '').searchParams.get('token') ?? '';
    const rows = await store.database.selectFrom('invitation').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await ensureInvitation(store.database)).toBeNull();
  });

  test('without a session every page leads to the sign-in, and goes on to the page that was wanted', async () => {
    const draft = await seedDraft(store.database);
    const stranger = new DeskClient(desk.url);
    const answer = await stranger.get(`/drafts/${draft.draftId}?sentence=3`);
    expect(answer.status).toBe(303);
    expect(answer.text).not.toContain('Velmar');
    expect(answer.location).toBe(`/sign-in?next=${encodeURIComponent(`/drafts/${draft.draftId}?sentence=3`)}`);
    const signedIn = await stranger.post('/sign-in', {
      email: editorAccount.email,
      password: editorAccount.password,
      next: `/drafts/${draft.draftId}?sentence=3`,
    });
    expect(signedIn.location).toBe(`/drafts/${draft.draftId}?sentence=3`);
    expect((await stranger.get(signedIn.location ?? '')).status).toBe(200);
  });

  test('a session cookie is for HTTP only and for this site only, and signing out ends the session in the database', async () => {
    const client = new DeskClient(desk.url);
    const answer = await client.post('/sign-in', { email: editorAccount.email, password: editorAccount.password });
    const cookie = answer.headers.getSetCookie().find((line) => line.includes('session_token')) ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const kept = new Map(client.cookies());
    expect((await client.post('/sign-out', {})).location).toBe('/sign-in');
    const thief = await fetch(new URL('/', desk.url), {
      headers: { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
    });
    expect(thief.status).toBe(303);
  });

  test('after signing in nobody is sent to another site', async () => {
    for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', '']) {
      expect(ownPath(next), next).toBe('/');
    }
    expect(ownPath('/drafts/dr_1?sentence=2')).toBe('/drafts/dr_1?sentence=2');
    const fields = { email: editorAccount.email, password: editorAccount.password, next: '//evil.example/' };
    expect((await new DeskClient(desk.url).post('/sign-in', fields)).location).toBe('/');
  });

  test('an account that is no editor’s any more, is banned, or whose session has ended, is out at once', async () => {
    const client = new DeskClient(desk.url);
    await client.post('/sign-in', { email: editorAccount.email, password: editorAccount.password });
    const status = async () => (await client.get('/')).status;
    expect(await status()).toBe(200);
    const account = sql`auth."user"`;
    await sql`update ${account} set role = 'none' where email = ${editorAccount.email}`.execute(store.database);
    expect(await status()).toBe(303);
    await sql`update ${account} set role = 'editor', banned = true where email = ${editorAccount.email}`.execute(store.database);
    expect(await status()).toBe(303);
    await sql`update ${account} set banned = false where email = ${editorAccount.email}`.execute(store.database);
    expect(await status()).toBe(200);
    const token = decodeURIComponent(client.cookies().get('newsroom.session_token') ?? '').split('.')[0];
    await sql`update auth.session set "expiresAt" = now() - interval '1 minute' where token = ${token}`.execute(store.database);
    expect(await status()).toBe(303);
  });

  test('a password that is too short, or a name that is missing, makes no account and keeps what was typed', async () => {
    const fresh = await openTestStore();
    const other = await startTestDesk(fresh);
    try {
      const token = new URL(other.invitation ?? '').searchParams.get('token') ?? '';
      const client = new DeskClient(other.url);
      const answer = await client.post('/welcome', { token, name: 'Ada "Quill" <b>', email: 'ada@editors.example', password: 'short' });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('Ada &quot;Quill&quot; &lt;b&gt;');
      expect(answer.text).toContain('10 characters');
      const later = await ensureInvitation(fresh.database);
      expect(later).not.toBeNull();
      const old = await client.get(`/welcome?token=${token}`);
      expect(old.status).toBe(410);
      expect(old.text).toContain('newer one');
      const [one, two] = await Promise.all(
        ['one@editors.example', 'two@editors.example'].map((email) =>
          new DeskClient(other.url).post('/welcome', { token: later?.token ?? '', ...editorAccount, email }),
        ),
      );
      expect(new Set([one?.status, two?.status])).toEqual(new Set([303, 410]));
    } finally {
      await other.close();
      await fresh.close();
    }
  });

  test('too many tries from one address are held off', async () => {
    const fresh = await openTestStore();
    const other = await startTestDesk(fresh);
    try {
      await firstEditor(other);
      const client = new DeskClient(other.url);
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 10; attempt += 1) {
        statuses.push((await client.post('/sign-in', { email: editorAccount.email, password: 'wrong guess number' })).status);
      }
      expect(statuses[0]).toBe(401);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await other.close();
      await fresh.close();
    }
  });
});

describe('what every answer carries', () => {
  test('only the desk’s own scripts and styles run, in no frame, and pages are not kept', async () => {
    const answer = await editor.get('/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(answer.text).not.toMatch(/\sstyle="/);
    expect(answer.text).not.toMatch(/\son[a-z]+="/);
    const styleSheet = /href="(\/assets\/[^"]+\.css)"/.exec(answer.text)?.[1] ?? '';
    const asset = await new DeskClient(desk.url).get(styleSheet);
    expect(asset.status).toBe(200);
    expect(asset.headers.get('cache-control')).toContain('immutable');
  });

  test('a form from another site, or from nowhere, is refused', async () => {
    const draft = await seedDraft(store.database);
    for (const origin of ['https://evil.example', 'null', null]) {
      const answer = await editor.post(`/drafts/${draft.draftId}/approve`, shown(draft), origin);
      expect(answer.status).toBe(403);
    }
    expect(await stateOf(store, draft.draftId)).toBe('in-review');
  });

  test('a form without a session changes nothing', async () => {
    const draft = await seedDraft(store.database);
    const answer = await new DeskClient(desk.url).post(`/drafts/${draft.draftId}/approve`, shown(draft));
    expect(answer.status).toBe(401);
    expect(await stateOf(store, draft.draftId)).toBe('in-review');
  });

  test('what is not there is a page that says so', async () => {
    expect((await editor.get('/drafts/dr_nothing')).status).toBe(404);
    expect((await editor.get('/nothing')).status).toBe(404);
    expect((await editor.get('/illustrations/abc')).status).toBe(404);
  });

  test('a port that is taken stops the start with what to do', async () => {
    const port = Number(new URL(desk.url).port);
    const settings = readConfiguration({ environment: {}, overrides: { desk: { port, secret: 'x'.repeat(40) } } });
    const starting = startDesk({ store: store.store, database: store.database, settings, logger: pino({ level: 'silent' }) });
    await expect(starting).rejects.toThrow(PortInUseError);
    await expect(starting).rejects.toThrow(/NEWSROOM_DESK_PORT/);
  });
});
