// The names that vocabularies have in feeds: what a document calls `x:encoded` is `content:encoded` where it says that x is that vocabulary.

/** The usual prefix of each vocabulary, by what its address contains; empty for those of the feeds themselves. */
const vocabularies: readonly (readonly [part: string, prefix: string])[] = [
  ['purl.org/atom/ns', 'atom'],
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules', 'other'],
  ['purl.org/dc/elements', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['itunes.com/dtds/podcast', 'itunes'],
  ['rssnamespace.org/feedburner', 'feedburner'],
  ['google.com/schemas/sitemap-news', 'news'],
  ['w3.org/1999/xhtml', 'xhtml'],
  ['w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['purl.org/rss/1.0', ''],
  ['purl.org/net/rss1.1', ''],
  ['my.netscape.com/rdf/simple', ''],
  ['channel.netscape.com/rdf/simple', ''],
  ['backend.userland.com', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['sitemaps.org/schemas/sitemap', ''],
  ['google.com/schemas/sitemap/', ''],
];

/** The usual prefix of a vocabulary; null where it is none that is read. */
export function usualPrefix(address: string): string | null {
  const folded = address.trim().toLowerCase();
  return vocabularies.find(([part]) => folded.includes(part))?.[1] ?? null;
}

/** Whether a tag's declarations use the usual prefixes, so that a reader may go by those. */
export function usesUsualPrefixes(tag: string): boolean {
  for (const [, prefix = '', double, single = ''] of tag.matchAll(/\sxmlns:([\w.-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const usual = usualPrefix(double ?? single);
    if (usual !== null && usual !== 'other' && usual !== prefix) return false;
  }
  return true;
}
