// What the reports of stories say first: enough to tell whose beat a story is, and whether it was told before.
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** UTF-16 units of an article's text that are read. */
const leadUnits = 400;

export interface StoryHead {
  readonly id: string;
  readonly title: string;
  /** The text after the title, its beginning. */
  readonly lead: string;
  readonly outlet: string;
  readonly origin: string;
  /** ISO 639-1 code. */
  readonly language: string;
  /** ISO 3166-1 alpha-2 code of the feed's country. */
  readonly country: string | null;
  /** When it was published, else when it was stored. */
  readonly at: Date;
}

/** Cuts to `units` UTF-16 units without leaving half a character. */
function cut(text: string, units: number): string {
  const head = text.slice(0, units);
  const last = head.charCodeAt(head.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? head.slice(0, -1) : head;
}

/** The text after the title, as code points, so never fewer UTF-16 units than wanted: the exact cut is made in the program. */
const leadOfSnapshot = sql<string>`left(substr(snapshot.text, strpos(snapshot.text, E'\n\n') + 2), ${sql.lit(leadUnits)})`;

/** The heads of the articles of these stories, by story, in the order of their times. */
export async function headsOfStories(database: Database, storyIds: readonly string[]): Promise<Map<string, StoryHead[]>> {
  const byStory = new Map(storyIds.map((id) => [id, [] as StoryHead[]]));
  if (storyIds.length === 0) return byStory;
  const rows = await database
    .selectFrom('article')
    .innerJoin('snapshot', 'snapshot.sha256', 'article.snapshot_sha256')
    .innerJoin('feed', 'feed.id', 'article.feed_id')
    .select(['article.id', 'article.story_id', 'article.title', 'article.outlet', 'article.origin', 'article.language', 'feed.country'])
    .select([sql<Date>`coalesce(article.published_at, article.fetched_at)`.as('at'), leadOfSnapshot.as('lead')])
    .where('article.story_id', 'in', [...storyIds])
    .orderBy('at')
    .orderBy('article.id')
    .execute();
  for (const { story_id: storyId, lead, ...article } of rows) {
    if (storyId !== null) byStory.get(storyId)?.push({ ...article, lead: cut(lead, leadUnits) });
  }
  return byStory;
}

/** A publication, and the heads of the reports it rests on. */
export interface PublishedHeads {
  readonly draftId: string;
  readonly storyId: string;
  readonly headline: string;
  readonly reports: readonly Pick<StoryHead, 'title' | 'lead' | 'language'>[];
}

/** The publications since `since` that stand, at most `limit`, the newest first, with the heads of what they cite. */
export async function publishedHeads(
  database: Database,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<PublishedHeads[]> {
  const { rows } = await sql<{ draftId: string; storyId: string; headline: string; title: string; lead: string; language: string }>`
    with published as (
      select p.draft_id, p.revision_id, p.published_at, d.story_id from publication p join draft d on d.id = p.draft_id
      where p.published_at >= ${since} and d.state <> 'retracted' order by p.published_at desc limit ${limit})
    select p.draft_id as "draftId", p.story_id as "storyId", coalesce(h.text, '') as headline, article.title, article.language,
      ${leadOfSnapshot} as lead
    from published p
    join citation c on c.revision_id = p.revision_id
    join article on article.id = c.article_id
    join snapshot on snapshot.sha256 = c.snapshot_sha256
    left join sentence h on h.revision_id = p.revision_id and h.part = 'headline'
    order by p.published_at desc, p.draft_id, c.number`.execute(database);
  const byDraft = new Map<string, PublishedHeads & { reports: PublishedHeads['reports'][number][] }>();
  for (const { draftId, storyId, headline, title, lead, language } of rows) {
    const published = byDraft.get(draftId) ?? { draftId, storyId, headline, reports: [] };
    published.reports.push({ title, lead: cut(lead, leadUnits), language });
    byDraft.set(draftId, published);
  }
  return [...byDraft.values()];
}
