-- Stories in depth: what an editor says of one, how newsworthy it is and why, what it was merged with or split from, and what an analyst is
-- not asked to write.

-- Pinned: always due. Muted: never. `third_origin_at`: when the article that made its third independent origin was stored.
alter table story
  add column pinned_at timestamptz,
  add column muted_at timestamptz,
  add column third_origin_at timestamptz,
  add column burst double precision not null default 0,
  add column newsworthiness double precision,
  add column score_parts jsonb not null default '[]',
  add column fits jsonb not null default '[]',
  add column not_assigned text,
  add column scored_at timestamptz;
create index story_listed on story (last_origin_at desc) where state = 'open';
create index story_merged_into on story (merged_into) where merged_into is not null;

-- Why an article is nothing that an analyst writes about (`live-blog: …`, `horoscope: …`): it belongs to no story.
alter table article add column set_aside text;
create index article_set_aside on article (fetched_at desc) where set_aside is not null;

-- The draft whose publication this one brings up to date.
alter table draft add column update_of text references draft;

-- What became of a story: merged, split, pinned, muted, given to another analyst. Added to, never changed.
create table story_event (
  id bigint generated always as identity primary key,
  story_id text not null references story,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  -- The editor who did it; null: the newsroom itself.
  editor_id text,
  reason text not null,
  detail jsonb not null default '{}'
);
create index story_event_story on story_event (story_id, id);
create trigger story_event_row_kept before update or delete on story_event for each row execute function refuse_change();
create trigger story_event_kept before truncate on story_event for each statement execute function refuse_change();
alter table story_event enable always trigger story_event_row_kept;
alter table story_event enable always trigger story_event_kept;

-- When an editor last looked at a story: what came later is new.
create table story_visit (
  editor_id text not null,
  story_id text not null references story,
  seen_at timestamptz not null,
  primary key (editor_id, story_id)
);
