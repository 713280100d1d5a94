// The rows under a seeded draft: feeds, items, articles, snapshots, passages and claims, and the document composed from them.
import { factReader } from '../../agents/facts/facts-of.ts';
import { attributionLinkSchema } from '../../core/claims.ts';
import { escapeMarkdown } from '../../core/draft-text.ts';
import { derivedId, sha256 } from '../../core/hash.ts';
import { revisionDocumentSchema, type RevisionDocument } from '../../core/revision.ts';
import { cutSentences } from '../../core/sentences.ts';
import type { DatabaseTransaction } from '../../store/database.ts';
import { seedBlocks, seedClaims, seedSources, type SeedClaimName, type SeedSentence } from './seed-story.ts';

export interface SeededArticle {
  readonly id: string;
  readonly url: string;
  readonly outlet: string;
  readonly snapshot: string;
  readonly text: string;
}

function passagesOf(text: string, title: string, language: string): { start: number; end: number }[] {
  const passages = [{ start: 0, end: title.length }];
  let from = title.length + 2;
  for (const paragraph of text.slice(from).split('\n\n')) {
    for (const span of cutSentences(paragraph, language)) passages.push({ start: from + span.start, end: from + span.end });
    from += paragraph.length + 2;
  }
  return passages;
}

export async function insertArticles(transaction: DatabaseTransaction, key: string, storyId: string): Promise<SeededArticle[]> {
  const articles: SeededArticle[] = [];
  for (const source of seedSources) {
    const feedUrl = `https://${source.slug}.example/${key}/feed.xml`;
    const url = `https://${source.slug}.example/${key}/asper-lock`;
    const feedId = derivedId('fd', feedUrl);
    const text = [source.title, ...source.paragraphs].join('\n\n').normalize('NFC');
    const snapshot = sha256(text);
    const article = { id: derivedId('ar', url), url, outlet: source.outlet, snapshot, text };
    await transaction.insertInto('feed').values({ id: feedId, url: feedUrl, title: source.outlet, language: source.language }).execute();
    await transaction
      .insertInto('snapshot')
      .values({ sha256: snapshot, text, language: source.language })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction
      .insertInto('passage')
      .values(
        passagesOf(text, source.title, source.language).map((span, ordinal) => ({
          snapshot_sha256: snapshot,
          ordinal,
          start_offset: span.start,
          end_offset: span.end,
          kind: ordinal === 0 ? ('title' as const) : ('sentence' as const),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction
      .insertInto('article')
      .values({
        id: article.id,
        url,
        feed_id: feedId,
        outlet: source.outlet,
        title: source.title,
        author: source.author,
        published_at: source.publishedAt,
        language: source.language,
        language_confidence: 0.98,
        snapshot_sha256: snapshot,
        origin: source.origin,
        origin_reason: source.origin === source.outlet ? 'own report' : `credits ${source.origin}`,
        story_id: storyId,
      })
      .execute();
    await transaction
      .insertInto('item')
      .values({
        id: derivedId('it', feedId, url),
        feed_id: feedId,
        guid: url,
        url,
        title: source.title,
        published_at: source.publishedAt,
        state: 'read',
        attempts: 1,
        article_id: article.id,
      })
      .execute();
    articles.push(article);
  }
  return articles;
}

export interface PlacedClaim {
  readonly id: string;
  readonly articleId: string;
  readonly snapshot: string;
  readonly start: number;
  readonly end: number;
}

export async function insertClaims(
  transaction: DatabaseTransaction,
  key: string,
  articles: readonly SeededArticle[],
): Promise<Map<string, PlacedClaim>> {
  const placed = new Map<string, PlacedClaim>();
  for (const [name, claim] of Object.entries(seedClaims)) {
    const article = articles[claim.source];
    const source = seedSources[claim.source];
    if (article === undefined || source === undefined) throw new Error(`seed claim ${name} has no source`);
    const start = article.text.indexOf(claim.quote);
    if (start === -1) throw new Error(`seed claim ${name} is not in its source's text`);
    const end = start + claim.quote.length;
    const extractor = `seed-${key}`;
    const id = derivedId('cl', article.snapshot, String(start), String(end), extractor);
    const attribution = [{ kind: 'outlet', name: source.outlet, role: null }];
    if (source.origin !== source.outlet) attribution.push({ kind: 'agency', name: source.origin, role: null });
    const chain = claim.speaker === null ? attribution : [...attribution, { kind: 'person', name: claim.speaker, role: claim.role }];
    const { text, url } = article;
    const factsOf = factReader({ text, url, publishedAt: source.publishedAt });
    await transaction
      .insertInto('claim')
      .values({
        id,
        snapshot_sha256: article.snapshot,
        article_id: article.id,
        start_offset: start,
        end_offset: end,
        quote: claim.quote,
        english: null,
        language: source.language,
        kind: claim.kind,
        attribution: JSON.stringify(chain),
        details: JSON.stringify({ origin: source.origin, spoken: claim.speaker !== null }),
        extractor,
        facts: JSON.stringify(
          factsOf({
            quote: claim.quote,
            language: source.language,
            kind: claim.kind,
            spoken: claim.speaker !== null,
            attribution: attributionLinkSchema.array().parse(chain),
          }),
        ),
      })
      .execute();
    placed.set(name, { id, articleId: article.id, snapshot: article.snapshot, start, end });
  }
  return placed;
}

/** The draft's Markdown and its citations, numbered in the order of first use. */
export function compose(
  articles: readonly SeededArticle[],
  placed: ReadonlyMap<string, PlacedClaim>,
  version: { id: string; version: string },
): RevisionDocument {
  const order: string[] = [];
  const used = new Map<string, Map<string, PlacedClaim>>();
  const place = (name: SeedClaimName): PlacedClaim => {
    const claim = placed.get(name);
    if (claim === undefined) throw new Error(`no claim ${name}`);
    return claim;
  };
  const marked = (sentence: SeedSentence): string => {
    const numbers = new Set<number>();
    for (const claim of sentence.claims.map(place)) {
      if (!order.includes(claim.articleId)) order.push(claim.articleId);
      numbers.add(order.indexOf(claim.articleId) + 1);
      const claims = used.get(claim.articleId) ?? new Map<string, PlacedClaim>();
      used.set(claim.articleId, claims.set(claim.id, claim));
    }
    return escapeMarkdown(sentence.text) + [...numbers].map((number) => `[^${number}]`).join('');
  };
  const lines: string[] = [];
  let members = false;
  for (const block of seedBlocks) {
    if ((block.membersOnly === true) !== members) {
      lines.push(members ? '<!--/members-only-->' : '<!--members-only-->');
      members = !members;
    }
    const text = block.sentences.map(marked).join(' ');
    lines.push({ headline: `# ${text}`, deck: `_${text}_`, heading: `## ${text}`, body: text, teaser: `> ${text}` }[block.part]);
  }
  return revisionDocumentSchema.parse({
    version: 1,
    language: 'en',
    persona: version,
    writer: { kind: 'extractive', name: 'extractive-1' },
    text: `${lines.join('\n\n')}\n`,
    citations: order.map((articleId, index) => {
      const at = articles.findIndex((article) => article.id === articleId);
      const article = articles[at];
      const source = seedSources[at];
      if (article === undefined || source === undefined) throw new Error(`no source for article ${articleId}`);
      return {
        number: index + 1,
        articleId,
        snapshot: article.snapshot,
        url: article.url,
        outlet: source.outlet,
        title: source.title,
        publishedAt: source.publishedAt.toISOString(),
        language: source.language,
        origin: source.origin,
        claims: [...(used.get(articleId)?.values() ?? [])].map(({ id, start, end }) => ({ id, start, end })),
      };
    }),
    illustration: null,
  });
}
