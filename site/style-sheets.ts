// The site's style sheet under a name made from its content, and an analyst's colour as a style sheet of its own: pages carry no
// inline style, so that the policy can forbid it.
import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { sha256 } from '../core/hash.ts';

export interface StyleSheet {
  readonly path: string;
  readonly content: string;
}

const kept = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' };

export async function loadStyleSheet(): Promise<StyleSheet> {
  const content = await readFile(new URL('./site.css', import.meta.url), 'utf8');
  return { path: `/assets/${sha256(content).slice(0, 16)}/site.css`, content };
}

/** Path of the style sheet that sets `--accent`. `accent`: `#rrggbb`. */
export function accentPath(accent: string): string {
  return `/accents/${accent.slice(1).toLowerCase()}.css`;
}

export function styleRoutes(styleSheet: StyleSheet): Hono {
  return new Hono()
    .get(styleSheet.path, (context) => context.body(styleSheet.content, 200, kept))
    .get('/accents/:file{[0-9a-f]{6}\\.css}', (context) =>
      context.body(`:root{--accent:#${context.req.param('file').slice(0, 6)}}\n`, 200, kept),
    );
}
