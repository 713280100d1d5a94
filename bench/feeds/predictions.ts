// What was read of a feed in the form in which parsers are scored: texts as HTML with what runs or loads taken out and addresses absolute,
// a summary from the content where an entry has none.
import { load } from 'cheerio';
import { readAddress } from '../../sources/feeds/entry-values.ts';
import { addressOf, baseOf, nameOf, readDates } from '../../sources/feeds/finish-feed.ts';
import { feedBase, readFeed } from '../../sources/feeds/parse-feed.ts';
import type { FeedSource } from '../../sources/feeds/parse-feed.ts';
import type { RawEntry, RawFeed, RawText } from '../../sources/feeds/parsed-feed.ts';
import type { EntryField, FeedField } from './corpus.ts';

export interface Prediction extends Readonly<Record<FeedField, string | null>> {
  readonly items: readonly Readonly<Record<EntryField, string | null>>[];
}

const addresses = new Set(['href', 'src', 'cite', 'action', 'longdesc', 'poster']);
const unwrapped = 'object, embed, iframe, frame, frameset, noframes, link, meta, base, blink, html, head, body, param, xml';

function clean(html: string, base: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  // A declaration that never ends is text, and a comment goes as far as a tag where its own end is missing.
  const ended = html.replace(/<!--(?![^]*-->)[^>]*>?/g, '').replace(/<!(?![^]*>)/g, '&lt;!');
  const document = load(ended, { xml: { xmlMode: false, decodeEntities: false, emptyAttrs: true } }, false);
  document('script, style, applet').remove();
  const unseen = new Set<string>(['comment', 'directive']);
  for (const parent of [document.root(), document('*')])
    parent
      .contents()
      .filter((_index, node) => unseen.has(node.type))
      .remove();
  for (const element of document(unwrapped).toArray()) document(element).replaceWith(document(element).contents());
  for (const element of document('*').toArray()) {
    const attributes = (element as { attribs?: Record<string, string> }).attribs ?? {};
    for (const [name, value] of Object.entries(attributes)) {
      if (/^(?:on|xmlns)/i.test(name)) document(element).removeAttr(name);
      else if (addresses.has(name.toLowerCase())) {
        const address = readAddress(value.replaceAll('&amp;', '&'), base);
        if (address !== null) document(element).attr(name, address.replaceAll('&', '&amp;'));
      }
    }
  }
  return (document.root().html() ?? '').replace(/<((?:img|br|hr|input|col|area|source)(?:\s[^<>]*?)?)\s*\/?>/g, '<$1 />').trim();
}

function textOf(raw: RawText | undefined, base: string): string | null {
  if (raw === undefined) return null;
  return raw.plain ? raw.text.trim() : clean(raw.text, readAddress(raw.base, base) ?? base);
}

function itemOf(raw: RawEntry, feedBaseAddress: string, now: Date): Prediction['items'][number] {
  const base = baseOf(raw, feedBaseAddress);
  const { publishedAt, updatedAt } = readDates(raw, now);
  return {
    id: nameOf(raw, base) || null,
    title: textOf(raw.title, base),
    link: addressOf(raw, base),
    summary: textOf(raw.description ?? raw.content, base),
    content: textOf(raw.content ?? raw.description, base),
    author: raw.author?.replace(/\s+/g, ' ').trim() || null,
    published: publishedAt?.toISOString() ?? null,
    updated: updatedAt?.toISOString() ?? null,
  };
}

/** Throws what `parseFeed` throws. */
export async function predict(bytes: Uint8Array, source: FeedSource): Promise<{ prediction: Prediction; reader: RawFeed['reader'] }> {
  const raw = await readFeed(bytes, source);
  const url = feedBase(source);
  const base = readAddress(raw.base, url) ?? url;
  const now = source.now ?? new Date();
  const prediction = {
    title: textOf(raw.title, base),
    link: readAddress(raw.site, base),
    description: textOf(raw.description, base),
    items: raw.entries.map((entry) => itemOf(entry, base, now)),
  };
  return { prediction, reader: raw.reader };
}
