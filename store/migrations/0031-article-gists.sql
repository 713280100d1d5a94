-- What the first report of a story without an English one is about, in English, as a model told it: the clusterer compares it with English reports.
create table article_gist (
  id bigint generated always as identity unique,
  article_id text primary key references article,
  english text not null,
  told_by text not null,
  created_at timestamptz not null default now()
);
