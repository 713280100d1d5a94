// A browser's part in the desk's tests: it keeps cookies, says where its forms come from, and follows nothing by itself.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readConfiguration } from '../../core/configuration.ts';
import type { DeskDependencies } from '../../desk/server/dependencies.ts';
import { startDesk, type RunningDesk } from '../../desk/server/start-desk.ts';
import type { TestStore } from './store.ts';

/** A desk on a free port and a data folder of its own. */
export async function startTestDesk(store: TestStore, given: Pick<DeskDependencies, 'personas'> = {}): Promise<RunningDesk> {
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-desk-'));
  const settings = readConfiguration({ environment: {}, overrides: { data: { directory }, desk: { port: 0 } } });
  const desk = await startDesk({ store: store.store, database: store.database, settings, logger: pino({ level: 'silent' }), ...given });
  return {
    ...desk,
    close: async () => {
      await desk.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly headers: Headers;
}

export class DeskClient {
  readonly #cookies = new Map<string, string>();
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, this.url), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(cookie)) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return { status: response.status, text: await response.text(), location: response.headers.get('location'), headers: response.headers };
  }

  get(path: string): Promise<Answer> {
    return this.#send(path, {});
  }

  /** Sends a form; from the desk's own origin unless another is given, null: one that does not say. */
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>, origin: string | null = this.url): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
    return this.#send(path, { method: 'POST', body, headers: origin === null ? {} : { origin } });
  }

  /** Name and value of each cookie, as a browser would keep them. */
  cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }
}

export const editorAccount = { name: 'Ines Marrow', email: 'ines.marrow@editors.example', password: 'a long enough passphrase' };

/** The first editor, made from the one-time link, signed in. */
export async function firstEditor(desk: RunningDesk): Promise<DeskClient> {
  const client = new DeskClient(desk.url);
  if (desk.invitation === null) throw new Error('this desk has an editor already');
  const token = new URL(desk.invitation).searchParams.get('token') ?? '';
  const answer = await client.post('/welcome', { token, ...editorAccount });
  if (answer.status !== 303) throw new Error(`no editor was made: ${answer.status} ${answer.text}`);
  return client;
}
