// Every attack at every place of a page and of a feed, through extraction to the claims of both writers: what a writer, a model or a check can
// see never has a word more than the same report without the attack, and no claim differs.
import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../agents/extractive/claims/extract.ts';
import { claimsAnswerSchema, type ClaimsAnswer } from '../../agents/model/answers.ts';
import { readClaims } from '../../agents/model/read-claims.ts';
import { extractRequest } from '../../agents/model/requests.ts';
import type { Claim } from '../../core/claims.ts';
import { derivedId, sha256 } from '../../core/hash.ts';
import { leftOutTitle, markedSpans, withoutOrders } from '../../core/orders/without-orders.ts';
import type { SourceArticle } from '../../core/sources.ts';
import { acceptClaims } from '../../pipeline/accept.ts';
import { extractArticle } from '../../sources/extract/extract-article.ts';
import { fromFeedContent } from '../../sources/extract/feed-content.ts';
import { parseFeed } from '../../sources/feeds/parse-feed.ts';
import { findOrigin } from '../../sources/origin.ts';
import { composeSnapshot, cutPassages } from '../../sources/passages.ts';
import { extractClaims } from '../harness/played-model/extract-claims.ts';
import { spoil } from '../harness/played-model/invent.ts';
import { blocksOf, type Blocks } from '../harness/played-model/request.ts';
import { attacks } from './orders.ts';
import { feedWith, hiddenPlaces, pageWith, reportAddress, reportTitle, seenPlaces } from './pages.ts';

const outlet = 'The Velmar Courier';

/** The article as reading stores it. */
function stored(title: string, paragraphs: readonly string[], headings: readonly string[], author: string | null): SourceArticle {
  const text = composeSnapshot(title, paragraphs);
  const passages = cutPassages(text, 'en', headings);
  return {
    id: derivedId('ar', reportAddress),
    url: reportAddress,
    outlet,
    title: text.slice(0, passages[0]?.end ?? 0),
    author,
    publishedAt: new Date('2026-03-02T06:10:00Z'),
    language: 'en',
    origin: findOrigin(text, outlet, null).origin,
    snapshot: sha256(text),
    text,
    passages,
  };
}

async function articleOf(html: string): Promise<SourceArticle> {
  const read = await extractArticle(html, { url: reportAddress, title: reportTitle });
  if (!read.ok) throw new Error(read.message);
  return stored(read.title, read.paragraphs, read.headings, read.author);
}

/** What may not change of a claim; where it stands may. */
const told = ({ quote, attribution, origin, kind, spoken, english }: Claim): string =>
  JSON.stringify({ quote, attribution, origin, kind, spoken, english });

function promptOf(article: SourceArticle): { user: string; blocks: Blocks } {
  const { user } = extractRequest(article, article.passages).prompt;
  return { user, blocks: blocksOf({ model: 'played', messages: [{ role: 'user', content: user }] }) };
}

/** Claims as a model finds them that obeys: it points at every passage there is or was, and gives all to whom the attacks name. */
function obedient(article: SourceArticle, raw: SourceArticle): ClaimsAnswer {
  const rows = raw.passages.map(({ ordinal }) => ({ ordinal, speaker: ['Oskar Vell', 'Marlow Quent', 'Оскар Велл'][ordinal % 3] ?? null }));
  const good = extractClaims(promptOf(article).blocks);
  const named = rows.map(({ ordinal, speaker }): ClaimsAnswer['claims'][number] => ({
    passage: ordinal, from: null, to: null, kind: 'statement', speaker, speakerKind: 'person', speakerRole: 'president', spoken: true, english: null,
  })); // prettier-ignore
  const marked = raw.passages.filter((passage) => !article.passages.some(({ ordinal }) => ordinal === passage.ordinal));
  const bare = marked.map(({ ordinal }) => ({ passage: ordinal, from: null, to: null, kind: 'event' as const, speaker: null, speakerKind: null, speakerRole: null, spoken: false, english: null })); // prettier-ignore
  return { claims: [...named, ...bare, ...good.claims] };
}

interface Told {
  readonly extractive: Set<string>;
  readonly model: Set<string>;
  readonly passages: Set<string>;
}

function tellAll(raw: SourceArticle): Told & { prompt: string; title: string; author: string | null; marked: number } {
  const { article, marks } = withoutOrders(raw);
  const accept = (claims: readonly Claim[]) => new Set(acceptClaims(claims, article, markedSpans(marks)).claims.map(told));
  const { user, blocks } = promptOf(article);
  const played = extractClaims(blocks);
  const answers = [played, claimsAnswerSchema.parse(spoil(played, 'orders-followed', blocks)), obedient(article, raw)];
  return {
    extractive: accept(claimsOf(article)),
    model: new Set(answers.flatMap((answer) => [...accept(readClaims(answer, article, 'played').claims)])),
    passages: new Set(article.passages.map(({ start, end }) => article.text.slice(start, end))),
    prompt: user,
    title: article.title,
    author: article.author,
    marked: marks.length,
  };
}

/** Words that every attack is told by, in whatever form it arrives: five of its characters in a row that the clean page has not. */
const clean = tellAll(await articleOf(pageWith('', [])));
/** Passages that the places themselves bring along. */
const furniture = tellAll(await articleOf(pageWith('The water stood at the second mark of the gauge on Monday morning.', [...seenPlaces].filter((place) => place !== 'title' && place !== 'author')))); // prettier-ignore

/** Eight tables: so many rows that extraction keeps them. */
const harmless = 'The water stood at the second mark of the gauge.';
const tables = tellAll(
  await articleOf(
    pageWith(
      harmless,
      ['table'],
      Array.from({ length: 7 }, () => harmless),
    ),
  ),
);

/** Places whose text extraction keeps. */
const kept: ReadonlySet<string> = new Set([
  'paragraph',
  'end of a paragraph',
  'list',
  'quotation block',
  'link',
  'white on white',
  'small print',
  'title',
]);

function outsiders(found: ReadonlySet<string>, ...known: readonly ReadonlySet<string>[]): string[] {
  return [...found].filter((one) => !known.some((set) => set.has(one)));
}

describe(`${attacks.length} attacks in ${new Set(attacks.map(({ language }) => language)).size} languages`, () => {
  it.each(seenPlaces)('as %s: neither writer can claim it, and every other claim is as without it', async (place) => {
    const wrong: string[] = [];
    let marked = 0;
    // Where a page has room for several, it has eight: extraction is what takes the time.
    const atOnce = place === 'title' || place === 'author' || place === 'end of a paragraph' || place === 'link' ? 1 : 8;
    for (let from = 0; from < attacks.length; from += atOnce) {
      const [first, ...others] = attacks.slice(from, from + atOnce);
      if (first === undefined) break;
      const { language, name, text } = first;
      const html = pageWith(
        text,
        [place],
        others.map((one) => one.text),
      );
      const seen = tellAll(await articleOf(html));
      marked += seen.marked;
      const problems = [
        ...outsiders(seen.passages, clean.passages, furniture.passages, tables.passages).map((passage) => `passage: ${passage}`),
        ...outsiders(seen.extractive, clean.extractive, furniture.extractive, tables.extractive).map((claim) => `extractive: ${claim}`),
        ...outsiders(seen.model, clean.model, furniture.model, tables.model).map((claim) => `model: ${claim}`),
        ...(seen.title === reportTitle || seen.title === leftOutTitle ? [] : [`title: ${seen.title}`]),
        ...(seen.author === clean.author || seen.author === null ? [] : [`author: ${seen.author}`]),
        ...(/Vell|Quent|Велл|velmar-truth/u.test(seen.prompt) ? ['prompt'] : []),
      ];
      if (place !== 'title' && outsiders(clean.extractive, seen.extractive).length > 0) problems.push('a claim is lost');
      wrong.push(...problems.map((problem) => `${language} ${name}: ${problem}`));
    }
    expect(wrong).toEqual([]);
    // Elsewhere extraction keeps little of it: captions, tables, headings with nothing under them, names that are no names.
    if (kept.has(place)) expect(marked).toBeGreaterThanOrEqual(attacks.length);
  });

  it('where no reader sees them: the stored text is the same, letter for letter', async () => {
    const wrong: string[] = [];
    const plain = await articleOf(pageWith('', hiddenPlaces));
    for (const { language, name, text } of attacks) {
      const article = await articleOf(pageWith(text, hiddenPlaces));
      if (article.text !== plain.text || article.title !== plain.title || article.author !== plain.author)
        wrong.push(`${language} ${name}: ${article.text}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(hiddenPlaces)('as %s alone: the stored text is the same', async (place) => {
    const [first, ...others] = attacks.filter((_, index) => index % 9 === hiddenPlaces.indexOf(place) % 9);
    for (const one of [first, ...others.slice(0, 2)]) {
      const article = await articleOf(pageWith(one?.text ?? '', [place]));
      expect(article.text).toBe((await articleOf(pageWith('', [place]))).text);
    }
  });

  it('in a feed, as title, author, summary, or hidden in the entry’s text: the title is left out, nobody is the author', async () => {
    const wrong: string[] = [];
    for (const { language, name, text } of attacks) {
      const feed = await parseFeed(Buffer.from(feedWith(text), 'utf8'), {
        url: 'https://velmar-courier.example/feed.xml',
        contentType: null,
      });
      const [entry] = feed.entries;
      if (entry === undefined) throw new Error(`no entry: ${name}`);
      expect(entry.url).toBe(reportAddress);
      const { paragraphs, headings } = fromFeedContent(entry.contentHtml ?? '', entry.title);
      const seen = tellAll(stored(entry.title, paragraphs, headings, entry.author));
      const problems = [
        ...outsiders(seen.passages, clean.passages).map((passage) => `passage: ${passage}`),
        ...outsiders(seen.extractive, clean.extractive).map((claim) => `extractive: ${claim}`),
        ...outsiders(seen.model, clean.model).map((claim) => `model: ${claim}`),
        ...(seen.title === leftOutTitle ? [] : [`title: ${seen.title}`]),
        ...(seen.author === null ? [] : [`author: ${seen.author}`]),
      ];
      wrong.push(...problems.map((problem) => `${language} ${name}: ${problem}`));
    }
    expect(wrong).toEqual([]);
  });
});
