// One broken page through extraction: what it may do is give an article with every value within its bounds, or say why there is none, soon.
import type { ExtractedArticle } from '../../sources/extract/extracted-article.ts';
import 'jsdom';
import { inlineReader } from '../../sources/extract/page-reader.ts';
import { timed, type FuzzCase, type FuzzOutcome } from '../fuzz/mutations.ts';

const isAddress = (address: string | null): boolean => address === null || /^https?:\/\//.test(address);
const isDate = (date: Date | null): boolean => date === null || !Number.isNaN(date.getTime());
const isText = (text: string): boolean => text !== '' && text === text.trim() && !/\p{Surrogate}/u.test(text) && !text.includes('\u0000');

/** What is wrong with an article; null for nothing. */
function faultOf(article: ExtractedArticle): string | null {
  if (article.title !== '' && !isText(article.title)) return 'the title';
  if (article.paragraphs.length === 0 || !article.paragraphs.every(isText)) return 'a paragraph';
  if (article.headings.some((heading) => !article.paragraphs.includes(heading))) return 'a heading that is no paragraph';
  if (!isAddress(article.canonicalUrl) || !isAddress(article.leadImage)) return 'an address';
  if (!isDate(article.publishedAt) || !isDate(article.updatedAt)) return 'a date';
  if ((article.section?.length ?? 0) > 80 || (article.leadImageCredit?.length ?? 0) > 200) return 'the length of a text';
  return null;
}

export function runCase({ bytes, contentType }: FuzzCase): Promise<FuzzOutcome> {
  const charset = /charset=(\S+)/.exec(contentType ?? '')?.[1] ?? null;
  const mediaType = contentType?.split(';', 1)[0] ?? null;
  return timed(async () => {
    try {
      const read = await inlineReader.readPage({ bytes, mediaType, charset, url: 'https://paper.example/levy', title: 'Levy stops ships' });
      if (!read.ok) return { kind: read.code, fault: read.code === 'extractor-failed' };
      const found = faultOf(read);
      return { kind: found ?? 'ok', fault: found !== null };
    } catch (error) {
      return { kind: error instanceof Error ? `${error.name}: ${error.message}` : 'something thrown', fault: true };
    }
  });
}
