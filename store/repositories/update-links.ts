// What brings a publication up to date, and what a draft brings up to date: both ways, for the desk and, of what is published, for readers.
import { sql } from 'kysely';
import type { DraftState } from '../../core/words.ts';
import type { Database } from '../database.ts';

export interface LinkedDraft {
  readonly draftId: string;
  readonly state: DraftState;
  /** The latest revision's headline; before the first, the story's title. */
  readonly headline: string;
}

export interface DraftLinks {
  /** The draft whose publication it updates. */
  readonly updateOf: LinkedDraft | null;
  /** The drafts that update its publication, the newest first. */
  readonly updatedBy: readonly LinkedDraft[];
}

export async function updateLinks(database: Database, draftId: string): Promise<DraftLinks> {
  const { rows } = await sql<LinkedDraft & { before: boolean }>`
    select d.id as "draftId", d.state, coalesce(h.text, s.title) as headline, d.id = own.update_of as before
    from draft own
    join draft d on d.id = own.update_of or d.update_of = own.id
    join story s on s.id = d.story_id
    left join lateral (select id from revision r where r.draft_id = d.id order by r.number desc limit 1) r on true
    left join sentence h on h.revision_id = r.id and h.part = 'headline'
    where own.id = ${draftId} order by d.created_at desc, d.id`.execute(database);
  const linked = rows.map(({ before, ...draft }) => ({ before, draft }));
  return {
    updateOf: linked.find((link) => link.before)?.draft ?? null,
    updatedBy: linked.filter((link) => !link.before).map((link) => link.draft),
  };
}

/** A publication as another's page points to it. */
export interface LinkedPublication {
  readonly slug: string;
  readonly headline: string;
  /** ISO 639-1 code. */
  readonly language: string;
  readonly publishedAt: Date;
}

export interface PublicationLinks {
  readonly updateOf: LinkedPublication | null;
  /** The newest first. */
  readonly updatedBy: readonly LinkedPublication[];
}

/** Likewise of the publication at this address, those that stand alone: nothing of a draft, and nothing that was retracted. */
export async function publishedUpdateLinks(database: Database, slug: string): Promise<PublicationLinks> {
  const { rows } = await sql<LinkedPublication & { before: boolean }>`
    select p.slug, coalesce(h.text, '') as headline, r.content::json ->> 'language' as language, p.published_at as "publishedAt",
      d.id = own.update_of as before
    from publication mine
    join draft own on own.id = mine.draft_id
    join draft d on d.id = own.update_of or d.update_of = own.id
    join publication p on p.draft_id = d.id
    join revision r on r.id = p.revision_id
    left join sentence h on h.revision_id = r.id and h.part = 'headline'
    where mine.slug = ${slug} and d.state in ('published', 'corrected') order by p.published_at desc, p.id`.execute(database);
  const linked = rows.map(({ before, ...publication }) => ({ before, publication }));
  return {
    updateOf: linked.find((link) => link.before)?.publication ?? null,
    updatedBy: linked.filter((link) => !link.before).map((link) => link.publication),
  };
}
