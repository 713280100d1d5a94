// The site's style sheet under a name made from its content, an analyst's colour as a style sheet of its own, and the site's sign.
// Pages carry no inline style, so that the policy can forbid it.
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

const sign = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M20 .5 37 10.2v19.6L20 39.5 3 29.8V10.2Z" fill="#17191d"/><path d="M12 28V12h3l10 11V12h3v16h-3L15 17v11Z" fill="#fcfbf8"/></svg>\n`;
export const signPath = '/sign.svg';

export function assetRoutes(styleSheet: StyleSheet): Hono {
  return new Hono()
    .get(styleSheet.path, (context) => context.body(styleSheet.content, 200, kept))
    .get(signPath, (context) => context.body(sign, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }))
    .get('/accents/:file{[0-9a-f]{6}\\.css}', (context) =>
      context.body(`:root{--accent:#${context.req.param('file').slice(0, 6)}}\n`, 200, kept),
    );
}
