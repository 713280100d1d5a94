// The readers' site on a store of its own, over real HTTP on loopback.
import { createLogger } from '../../core/logging.ts';
import { settingsSchema, type Settings } from '../../core/settings.ts';
import { startSite } from '../../site/start-site.ts';
import { seedEditor, type SeededEditor } from './seed-draft.ts';
import { openTestStore, type TestStore } from './store.ts';

export interface TestSite {
  readonly store: TestStore;
  readonly editor: SeededEditor;
  readonly url: string;
  /** A page's status, headers and whole text. */
  get(path: string, init?: RequestInit): Promise<{ status: number; headers: Headers; body: string }>;
  close(): Promise<void>;
}

export function siteSettings(site: Partial<Settings['site']> = {}): Pick<Settings, 'site'> {
  return { site: { ...settingsSchema.shape.site.parse({}), port: 0, ...site } };
}

export async function openTestSite(site: Partial<Settings['site']> = {}): Promise<TestSite> {
  const store = await openTestStore();
  const editor = await seedEditor(store.database, { name: 'Ottoline Brandt' });
  const running = await startSite({
    database: store.database,
    settings: siteSettings(site),
    logger: createLogger({ level: 'silent', pretty: false }),
  });
  return {
    store,
    editor,
    url: running.url,
    get: async (path, init) => {
      const response = await fetch(running.url + path, { redirect: 'manual', ...init });
      return { status: response.status, headers: response.headers, body: await response.text() };
    },
    close: async () => {
      await running.close();
      await store.close();
    },
  };
}
