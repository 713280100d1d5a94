// Reads JSON Feed (versions 1 and 1.1). A value of the wrong type costs that value alone.
import { z } from 'zod';
import type { RawFeed, RawText } from './parsed-feed.ts';

const text = z.string().optional().catch(undefined);
const author = z.looseObject({ name: text }).optional().catch(undefined);
const entry = z.looseObject({
  id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_text: text,
  content_html: text,
  date_published: text,
  date_modified: text,
  author,
  authors: z.array(author).optional().catch(undefined),
});
const feed = z.looseObject({
  version: z.string().regex(/^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//),
  title: text,
  description: text,
  home_page_url: text,
  feed_url: text,
  hubs: z
    .array(z.looseObject({ type: text, url: text }).nullable().catch(null))
    .optional()
    .catch(undefined),
  language: text,
  items: z.array(entry.nullable().catch(null)),
});

function asHtml(plain: string | undefined): string | undefined {
  const escape: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return plain
    ?.split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.replace(/[&<>]/g, (character) => escape[character] ?? '')}</p>`)
    .join('\n');
}

const html = (text: string | undefined): RawText | undefined => (text === undefined ? undefined : { text, plain: false });
const plain = (text: string | undefined): RawText | undefined => (text === undefined ? undefined : { text, plain: true });

/** The feed, or null when the JSON is not a JSON Feed. Throws SyntaxError when it is not JSON. */
export function readJsonFeed(json: string): RawFeed | null {
  const parsed = feed.safeParse(JSON.parse(json));
  if (!parsed.success) return null;
  const { data } = parsed;
  return {
    form: 'json',
    reader: 'json',
    title: plain(data.title),
    description: plain(data.description),
    self: data.feed_url,
    hub: data.hubs?.find((hub) => hub?.type?.toLowerCase() === 'websub')?.url ?? data.hubs?.find((hub) => hub?.url !== undefined)?.url,
    site: data.home_page_url,
    language: data.language,
    entries: data.items
      .filter((item) => item !== null)
      .map((item) => ({
        id: item.id,
        links: [item.url, item.external_url],
        title: plain(item.title),
        description: plain(item.summary ?? item.content_text),
        content: html(item.content_html ?? asHtml(item.content_text)),
        author: item.authors?.[0]?.name ?? item.author?.name,
        published: [item.date_published],
        updated: [item.date_modified],
      })),
    repaired: false,
  };
}
