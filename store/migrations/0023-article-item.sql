-- The item that an article was read from: several point at it, and only that one says at a replay what the article is. For what is there, the
-- item whose kept page its text came from, or else the first of its own feed that led to it.
alter table article add column item_id text references item on delete set null;
update article set item_id = found.id
from (
  select distinct on (item.article_id) item.article_id, item.id
  from item join article on article.id = item.article_id
  order by item.article_id,
    exists (select from fetched where fetched.item_id = item.id and fetched.raw_sha256 = article.raw_sha256) desc,
    item.feed_id = article.feed_id desc, item.first_seen_at, item.id
) as found
where found.article_id = article.id;
