-- An article that an editor saw anywhere and gives to an analyst by its address. The row drives: it waits until the page is read and in a story,
-- and ends with the draft, or with why there is none.
create table address_assignment (
  id text primary key,
  url text not null,
  persona_id text not null,
  writer text,
  reason text not null,
  -- An editor's id, or `operator`: who may run commands on this newsroom.
  asked_by text not null,
  asked_at timestamptz not null default now(),
  -- Of the article, where it was stored; else the item that is read for it.
  article_id text references article,
  item_id text references item,
  state text not null default 'waiting' check (state in ('waiting', 'assigned', 'refused')),
  story_id text references story,
  draft_id text references draft,
  -- Why it was refused.
  code text,
  message text,
  ended_at timestamptz,
  check (article_id is not null or item_id is not null),
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'assigned') = (story_id is not null and draft_id is not null)),
  check ((state = 'refused') = (message is not null))
);
-- Asked again while it waits, it is the same.
create unique index address_assignment_waiting on address_assignment (url, persona_id) where state = 'waiting';
