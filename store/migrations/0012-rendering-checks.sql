-- The verdict on each English rendering of a claim that a revision cites: readers are shown those that pass, and no other.
create table rendering_check (
  revision_id text not null references revision,
  claim_id text not null references claim,
  verdict text not null check (verdict in ('supported', 'partly', 'unsupported', 'contradicted', 'unverified')),
  reasons jsonb not null,
  layers jsonb not null default '[]',
  checker text not null,
  created_at timestamptz not null default now(),
  primary key (revision_id, claim_id)
);
create trigger rendering_check_row_kept before update or delete on rendering_check for each row execute function refuse_change();
create trigger rendering_check_kept before update or delete or truncate on rendering_check for each statement execute function refuse_change();
alter table rendering_check enable always trigger rendering_check_row_kept;
alter table rendering_check enable always trigger rendering_check_kept;

-- Pages published before renderings were checked keep those they show: an editor approved them as they stand. Listed once and here alone, so
-- that nothing published later is shown unchecked: revisions made before and published later show none.
create table published_unchecked (publication_id text primary key references publication);
insert into published_unchecked (publication_id) select id from publication;
create trigger published_unchecked_row_kept before insert or update or delete on published_unchecked
  for each row execute function refuse_change();
create trigger published_unchecked_kept before update or delete or truncate on published_unchecked
  for each statement execute function refuse_change();
alter table published_unchecked enable always trigger published_unchecked_row_kept;
alter table published_unchecked enable always trigger published_unchecked_kept;
