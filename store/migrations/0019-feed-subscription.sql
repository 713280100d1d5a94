-- WebSub: what the newsroom asked hubs to push, and how that stands (sources/websub/). A feed has at most one row that is wanted; rows that are
-- not wanted any more (`ended_at`) stay for some days, so that a hub that still pushes or asks is answered rightly.
create table feed_subscription (
  -- Last part of the callback's path: whoever knows it can push, so it is secret, too.
  token text primary key check (length(token) >= 32),
  feed_id text not null references feed,
  hub text not null,
  topic text not null,
  -- Address that the hub was given.
  callback text not null,
  -- Null: the hub is not asked over a safe way; what it pushes proves nothing and only makes the feed due.
  secret text check (length(secret) between 32 and 199),
  state text not null default 'requested' check (state in ('requested', 'active', 'denied', 'failed')),
  requested_at timestamptz,
  -- Since when it is active without a gap, when the hub verified it last, and until when it holds.
  active_since timestamptz,
  verified_at timestamptz,
  lease_until timestamptz,
  -- When the hub is asked next; null: not by itself.
  next_try_at timestamptz,
  -- Requests in a row that failed, or that the hub did not verify.
  failures integer not null default 0,
  error text,
  last_push_at timestamptz,
  pushes integer not null default 0,
  -- Pushes with a wrong signature, or none.
  rejected integer not null default 0,
  -- When a poll last found entries that should have been pushed.
  missed_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  check (state <> 'active' or (lease_until is not null and verified_at is not null and active_since is not null))
);
create unique index feed_subscription_wanted on feed_subscription (feed_id) where ended_at is null;
create index feed_subscription_due on feed_subscription (next_try_at) where next_try_at is not null;
