-- How a feed is polled and how it fares: where it moved to, its own rhythm, what it asks of readers, and who muted it, so that a machine's
-- mute can end by itself. `interval_seconds` is from now on the interval in force, worked out at each poll.
alter table feed
  add column muted_by text check (muted_by in ('operator', 'machine')),
  add column muted_at timestamptz,
  -- The address it is polled at where that is no longer `url`, by which lists name it.
  add column moved_to text,
  -- Where its last poll was sent to by permanent redirects, and how many polls in a row.
  add column redirect_to text,
  add column redirect_polls integer not null default 0,
  -- When it was last asked for without validators.
  add column full_polled_at timestamptz,
  add column failing_since timestamptz,
  -- What is odd about its last answer though it was read.
  add column note text,
  -- Median time between two of its newest entries, how many entries it lists, and when the newest came out.
  add column gap_seconds integer,
  add column entries integer,
  add column newest_at timestamptz,
  add column ttl_minutes integer,
  add column skip_hours jsonb not null default '[]',
  add column skip_days jsonb not null default '[]',
  add column hub text,
  add column self_url text,
  -- Validators and hashes of the sitemaps that a sitemap index leads to, by address.
  add column parts jsonb not null default '{}',
  add column host text not null generated always as (
    coalesce(lower(substring(coalesce(moved_to, url) from '^[A-Za-z]+://(?:[^/?#@]*@)?(\[[^]]*\]|[^/?#:]*)')), '')) stored;
update feed set muted_by = 'operator' where state = 'muted';
drop index feed_due;
create index feed_due on feed (next_poll_at) where state = 'active' or muted_by = 'machine';
create index feed_moved on feed (moved_to) where moved_to is not null;

-- What is known of a server that feeds are on. Polls of one host are one job at a time, whichever process does it: `polled_until` is the end
-- of the claim. `refusals`: answers 429 or 503 in a row.
create table feed_host (
  name text primary key,
  polled_until timestamptz,
  refusals integer not null default 0,
  delayed_until timestamptz
);

-- robots.txt of an origin. `text` is the last that was read; null: there was none, and everything is allowed.
create table robots (
  origin text primary key,
  text text,
  known boolean not null,
  expires_at timestamptz not null,
  -- Since when it cannot be reached.
  failing_since timestamptz,
  error text
);
