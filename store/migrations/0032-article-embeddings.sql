-- Where the first report of a story lies among others, as an embedding model told it: the clusterer compares it with reports in other languages.
-- Kept while its article can still be joined to a story.
create table article_embedding (
  id bigint generated always as identity unique,
  article_id text primary key references article,
  vector real[] not null check (cardinality(vector) > 0),
  told_by text not null,
  created_at timestamptz not null default now()
);
