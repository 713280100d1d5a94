// What a text is by the `type` and `mode` that Atom writes beside it: HTML, plain text, or either in base64.
import type { RawText } from './parsed-feed.ts';

function decodeBase64(text: string): string | null {
  const packed = text.replace(/\s+/g, '');
  if (packed === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return null;
  const decoded = Buffer.from(packed, 'base64').toString('utf8');
  return decoded.includes('\ufffd') || decoded.includes('\u0000') ? null : decoded;
}

/**
 * `mode` is Atom 0.3's; in 1.0 a type that is neither text nor XML is in base64. A text without a type is taken as HTML although Atom calls
 * it plain: many feeds write it so. `prefix`: media's texts are plain unless they say otherwise.
 */
export function decodeContent(text: string, type: string | undefined, mode: string | undefined, prefix = ''): RawText {
  const kind = type?.trim().toLowerCase().replace(/;.*$/, '') ?? '';
  const written = mode?.trim().toLowerCase() ?? '';
  const packed = written === 'base64' || (written === '' && kind.includes('/') && !/^text\/|[/+](?:xml|json)$/.test(kind));
  const decoded = packed ? decodeBase64(text) : null;
  const plain = kind === 'text' || kind === 'text/plain' || kind === 'plain' || (kind === '' && prefix === 'media');
  const read = decoded ?? text;
  // The element around Atom's XHTML is not part of it.
  return {
    text:
      kind === 'xhtml' ? (/^\s*<(?:[\w.-]{1,40}:)?div(?:\s[^<>]*)?>([^]*)<\/(?:[\w.-]{1,40}:)?div\s*>\s*$/.exec(read)?.[1] ?? read) : read,
    plain,
  };
}
