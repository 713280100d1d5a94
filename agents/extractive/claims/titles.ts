// Titles as claims: usable for a headline once a site's name, a label or a stray mark is left off its ends.
import type { Span } from '../../../core/sources.ts';
import { marksAreBalanced } from '../text/quotations.ts';

const labels =
  /^(?:(?:video|watch|live|updated?|breaking|exclusive|opinion|analysis|photos?|en vivo|direct|eilmeldung)\s*[:|—–-]\s*|\[[^\]]{2,20}\]\s*)/iu;
const separators = /\s+[|·•»›]\s+|\s+[—–-]\s+(?=[^—–-]*$)/gu;

function looksLikeSite(text: string, outlet: string): boolean {
  const plain = (part: string): string => part.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const name = plain(outlet);
  const candidate = plain(text);
  return (
    candidate !== '' && (name.includes(candidate) || candidate.includes(name) || /(?:news|times|post|\.com|\.org)$/i.test(text.trim()))
  );
}

/** The part of a title that is the headline itself (offsets in it), or null where it has no usable one. */
export function titleSpan(title: string, outlet: string): Span | null {
  let start = labels.exec(title)?.[0].length ?? 0;
  let end = title.length;
  for (const match of [...title.matchAll(separators)].toReversed()) {
    if (looksLikeSite(title.slice(match.index + match[0].length, end), outlet)) end = match.index;
  }
  while (start < end && /\s/.test(title[start] ?? '')) start += 1;
  while (end > start && /[\s|·]/.test(title[end - 1] ?? '')) end -= 1;
  const text = title.slice(start, end);
  return (text.match(/\p{L}/gu)?.length ?? 0) < 4 || !marksAreBalanced(text) ? null : { start, end };
}
