-- What was fetched is kept before it is parsed, so that a better reader can read it again without the network. One row an answer; the bytes
-- are one row however often they came. Both expire by retention.
create table fetched (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('feed', 'page')),
  feed_id text not null references feed,
  item_id text references item,
  url text not null,
  media_type text,
  charset text,
  raw_sha256 text not null references snapshot_raw,
  fetched_at timestamptz not null,
  check ((kind = 'page') = (item_id is not null))
);
create index fetched_at on fetched (fetched_at);
create index fetched_raw on fetched (raw_sha256);
create index fetched_item on fetched (item_id) where item_id is not null;

-- Sketch of an article's text (sources/copies.ts): texts that share some of it may be one text carried twice.
alter table article add column sketch bigint[] not null default '{}';
create index article_sketch on article using gin (sketch);
