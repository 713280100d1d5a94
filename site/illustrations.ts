// Illustrations under the hash of their bytes: those of standing publications only, kept for ever by browsers.
import { Hono } from 'hono';
import type { Illustration } from '../core/revision.ts';
import type { Database } from '../store/database.ts';
import { findPublishedIllustration } from '../store/repositories/published.ts';

const endings: Readonly<Record<string, string>> = { 'image/svg+xml': 'svg', 'image/png': 'png', 'image/webp': 'webp', 'image/jpeg': 'jpg' };

export function illustrationPath(illustration: Pick<Illustration, 'sha256' | 'mediaType'>): string {
  return `/illustrations/${illustration.sha256}.${endings[illustration.mediaType] ?? 'bin'}`;
}

export function illustrationRoutes(database: Database): Hono {
  return new Hono().get('/illustrations/:file{[0-9a-f]{64}\\.(svg|png|webp|jpg)}', async (context) => {
    const [sha256 = '', ending = ''] = context.req.param('file').split('.');
    const illustration = await findPublishedIllustration(database, sha256);
    if (illustration === null || endings[illustration.mediaType] !== ending) return context.notFound();
    return context.body(new Uint8Array(illustration.bytes), 200, {
      'content-type': illustration.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${sha256}"`,
    });
  });
}
