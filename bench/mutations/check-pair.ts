// One sentence against one text: as an editor's sentence whose only footnote is that text, so that the passages nearest to it are what it
// is held against, and every rule of the first layer applies.
import { derivedId, sha256 } from '../../core/hash.ts';
import { cutSentences } from '../../core/sentences.ts';
import type { Passage, SourceArticle } from '../../core/sources.ts';
import { checkDocument } from '../../pipeline/checks/index.ts';
import type { CheckResult } from '../../pipeline/checks/index.ts';

/** No name that a sentence could hold: an outlet's name would be taken for one that the sentence cites. */
const outlet = 'source text S1';

function articleOf(source: string, language: string, date: string | undefined): SourceArticle {
  const text = source.normalize('NFC');
  const passages: Passage[] = [];
  for (const block of text.matchAll(/[^\n]+/gu)) {
    for (const span of cutSentences(block[0], language))
      passages.push({ ordinal: passages.length, kind: 'sentence', start: block.index + span.start, end: block.index + span.end });
  }
  const published = date === undefined ? Number.NaN : Date.parse(date);
  const snapshot = sha256(text);
  return {
    id: derivedId('ar', snapshot),
    url: `https://example.org/${snapshot}`,
    outlet,
    title: '',
    author: null,
    publishedAt: Number.isNaN(published) ? null : new Date(published),
    language,
    origin: outlet,
    snapshot,
    text,
    passages,
  };
}

/** Results of `sentences`, in order, against `source`. `language`: a code, or a tag that begins with one. */
export async function checkAgainst(
  source: string,
  sentences: readonly string[],
  language: string,
  date: string | undefined,
): Promise<CheckResult[]> {
  const code = language.toLowerCase().split(/[-_]/u)[0] ?? language;
  const article = articleOf(source, code, date);
  const { id, url, title, snapshot, origin } = article;
  const citation = { number: 1, articleId: id, snapshot, url, outlet, title, publishedAt: null, language: code, origin, claims: [] };
  return checkDocument(
    {
      document: {
        version: 1,
        language: code,
        persona: { id: 'bench', version: '0' },
        writer: { kind: 'extractive', name: 'bench' },
        text: '',
        citations: [citation],
        illustration: null,
      },
      sentences: sentences.map((text, ordinal) => ({
        ordinal,
        part: 'body',
        kind: 'edited',
        text,
        claimIds: [],
        citations: [1],
        membersOnly: false,
      })),
      claims: new Map(),
      articles: [article],
      persona: { id: 'bench', name: 'bench persona' },
    },
    new AbortController().signal,
  );
}
