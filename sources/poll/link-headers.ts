// What an answer's Link headers (RFC 8288) say of WebSub: hub and topic. WebSub has them looked at before the feed's own text.
import { readAddress } from '../feeds/entry-values.ts';

export interface HubLinks {
  /** Null where no header names one. */
  readonly hub: string | null;
  readonly self: string | null;
}

const longest = 20_000;

/** The first link of each relation in a Link header, repeated ones joined by commas. `url`: the address that answered. */
export function hubLinks(header: string | undefined, url: string): HubLinks {
  const found: { hub: string | null; self: string | null } = { hub: null, self: null };
  // What stands in quotes is a parameter's value, whatever it looks like.
  for (const [, address, parameters] of (header ?? '').slice(0, longest).matchAll(/<([^<>]*)>((?:[^",<]|"(?:[^"\\]|\\.)*")*)/g)) {
    const named = new Map<string, string>();
    for (const [, name = '', quoted, plain] of (parameters ?? '').matchAll(/;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+))/g))
      if (!named.has(name.toLowerCase())) named.set(name.toLowerCase(), quoted ?? plain ?? '');
    // A link from elsewhere says nothing of this feed.
    if (named.has('anchor') && readAddress(named.get('anchor'), url) !== readAddress(url, url)) continue;
    const relations = (named.get('rel') ?? '').toLowerCase().split(/\s+/);
    for (const name of ['hub', 'self'] as const) if (relations.includes(name)) found[name] ??= readAddress(address, url);
  }
  return found;
}
