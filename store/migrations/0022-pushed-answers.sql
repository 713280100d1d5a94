-- What a hub pushed is a part of its feed: what is not in it may be listed still.
alter table fetched add column pushed boolean not null default false;
