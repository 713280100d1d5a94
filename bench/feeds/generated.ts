// Feeds of a hundred items as newsrooms publish them, made from a seed: RSS with short texts, RSS with whole articles, Atom.

const words =
  'the government said on Tuesday that talks about water rights between both regions will go on after a vote in parliament while farmers ask for help and prices of grain rise again across ports of the northern coast'.split(
    ' ',
  );

/** Numbers below one, the same for a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
}

export type GeneratedKind = 'rss-short' | 'rss-full' | 'atom';
export const generatedKinds: readonly GeneratedKind[] = ['rss-short', 'rss-full', 'atom'];

/** A well-formed feed with `items` entries. */
export function generateFeed(kind: GeneratedKind, items: number, seed: number): string {
  const random = randomFrom(seed);
  const sentence = (length: number): string =>
    Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? 'the').join(' ') + '.';
  const paragraphs = (count: number): string =>
    Array.from({ length: count }, () => `<p>${sentence(35)} <a href="https://paper.example/tag?a=1&amp;b=2">${sentence(3)}</a></p>`).join(
      '\n',
    );
  const escape = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const start = Date.UTC(2026, 10, 20);
  const entries = Array.from({ length: items }, (_value, index) => {
    const date = new Date(start - index * 600_000);
    const address = `https://paper.example/2026/11/${seed}-${index}`;
    const title = `${sentence(9)} &amp; more`;
    if (kind === 'atom')
      return `<entry><title type="html">${title}</title><link rel="alternate" type="text/html" href="${address}"/><id>tag:paper.example,2026:${seed}.${index}</id>
<published>${date.toISOString()}</published><updated>${date.toISOString()}</updated><author><name>Ana Ruiz</name></author><category term="world"/>
<summary type="html">${escape(`<p>${sentence(30)}</p>`)}</summary><content type="html">${escape(paragraphs(8))}</content></entry>`;
    const full = kind === 'rss-full' ? `<content:encoded><![CDATA[${paragraphs(10)}]]></content:encoded>` : '';
    return `<item><title>${title}</title><link>${address}</link><guid isPermaLink="false">${address}</guid><pubDate>${date.toUTCString()}</pubDate>
<dc:creator><![CDATA[Ana Ruiz]]></dc:creator><category>World</category><category>Politics</category>
<media:content url="https://paper.example/${index}.jpg" medium="image" width="640" height="360"/>
<description>${escape(`<p>${sentence(25)} <b>${sentence(4)}</b></p>`)}</description>${full}</item>`;
  }).join('\n');
  if (kind === 'atom')
    return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Paper</title><subtitle>News</subtitle><link href="https://paper.example/"/><link rel="self" href="https://paper.example/atom"/><updated>2026-11-20T00:00:00Z</updated><id>https://paper.example/</id>\n${entries}\n</feed>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>The Paper</title><link>https://paper.example/</link><description>News of the world</description><language>en-gb</language><ttl>15</ttl><atom:link href="https://paper.example/rss" rel="self" type="application/rss+xml"/>\n${entries}\n</channel></rss>`;
}
