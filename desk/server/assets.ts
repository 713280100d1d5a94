// Style sheets, script and icon of the desk, read once and served under a name made from their content, so that they can be kept for ever.
import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { sha256 } from '../../core/hash.ts';
import type { DeskEnvironment } from './dependencies.ts';

const files = {
  'base.css': 'text/css; charset=utf-8',
  'pages.css': 'text/css; charset=utf-8',
  'roster.css': 'text/css; charset=utf-8',
  'evidence.css': 'text/css; charset=utf-8',
  'draft.css': 'text/css; charset=utf-8',
  'stories.css': 'text/css; charset=utf-8',
  'story.css': 'text/css; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'desk.svg': 'image/svg+xml',
} as const;

export interface Assets {
  /** In the order they are read in. */
  readonly styleSheets: readonly string[];
  readonly script: string;
  readonly icon: string;
  readonly routes: Hono<DeskEnvironment>;
}

export async function loadAssets(): Promise<Assets> {
  const routes = new Hono<DeskEnvironment>();
  const paths = new Map<string, string>();
  for (const [name, type] of Object.entries(files)) {
    const content = await readFile(new URL(`../web/${name}`, import.meta.url), 'utf8');
    const path = `/assets/${sha256(content).slice(0, 16)}/${name}`;
    paths.set(name, path);
    routes.get(path, (context) =>
      context.body(content, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }),
    );
  }
  return {
    styleSheets: [...paths.values()].filter((path) => path.endsWith('.css')),
    script: paths.get('desk.js') ?? '',
    icon: paths.get('desk.svg') ?? '',
    routes,
  };
}
