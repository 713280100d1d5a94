-- When a feed is to be polled because somebody said so: a hub's ping, or an end of its pushes. A poll that was under way then may have read what
-- was there before, and must not put its own time over it.
alter table feed add column due_at timestamptz;

-- Items that could not be read, by feed: whether a problem with one code is over.
create index item_failed on item (feed_id, error_code) where state = 'failed';
