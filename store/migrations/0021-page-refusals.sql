-- How a host answers those who ask for its pages. Apart from how it answers polls: a server that refuses pages to programs still gives them its
-- feed, which one answer must not hide nor the other end.
alter table feed_host
  add column page_refusals integer not null default 0,
  add column pages_delayed_until timestamptz;
