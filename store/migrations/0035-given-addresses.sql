-- Giving an article by its address: which drafts of others may end by it, what is left of one that is refused, and its trail in the audit log.

alter table address_assignment
  -- Drafts of other analysts that may end by it, by their ids; null: any. Whoever agreed last.
  add column may_end text[] default '{}',
  add column agreed_by text,
  -- Refused as these would have ended, and nobody had agreed to it.
  add column would_end text[],
  -- The item was skipped before: where its page cannot be read it is so again.
  add column was_skipped boolean not null default false,
  -- What was made for a giving that is refused goes again.
  drop constraint address_assignment_check,
  add constraint address_assignment_subject check (state = 'refused' or article_id is not null or item_id is not null);
create index address_assignment_item on address_assignment (item_id) where item_id is not null;

-- The row under which articles of an outlet are kept that were given by their address (store/repositories/given-items.ts), once nothing is kept
-- there any more. Feeds at large are removed by nobody.
create function drop_given_feed(p_feed text) returns boolean language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  given feed%rowtype;
begin
  select * into given from feed where id = p_feed for update;
  if not found or given.url not like '%/#given-by-address-%' or given.state <> 'muted' or given.muted_by is distinct from 'operator'
      or exists (select from item where feed_id = p_feed) or exists (select from article where feed_id = p_feed)
      or exists (select from fetched where feed_id = p_feed) or exists (select from feed_subscription where feed_id = p_feed) then
    return false;
  end if;
  delete from problem where area in ('feed', 'item') and subject = p_feed;
  delete from feed where id = p_feed;
  return true;
end $$;

-- An item that is in no feed's list, was not read, and that no giving waits for or came to: with what was fetched for it, and its feed where that
-- has nothing else. False: it stays as it is.
create function drop_given_item(p_item text) returns boolean language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  given item%rowtype;
begin
  -- In the order of those who give an address: the feed before its item.
  perform from feed where id = (select feed_id from item where id = p_item) for update;
  select * into given from item where id = p_item for update;
  if not found or given.guid not like 'given-by-address %' or given.state <> 'failed' or given.article_id is not null
      or exists (select from address_assignment where item_id = p_item and state <> 'refused')
      or exists (select from article where item_id = p_item) then
    return false;
  end if;
  update address_assignment set item_id = null where item_id = p_item;
  delete from fetched where item_id = p_item;
  delete from outbox where job = 'read-item' and payload ->> 'itemId' = p_item;
  delete from item where id = p_item;
  perform drop_given_feed(given.feed_id);
  return true;
end $$;

-- What givings that were refused before this have left.
select drop_given_item(item_id) from (
  select distinct item_id from address_assignment where state = 'refused' and item_id is not null order by item_id) as left_behind;

-- Asked for, agreed to, and how it ended: each giving leaves one trail under its id.
create function audit_address_assignment() returns trigger language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  agreed text[] := '{}';
begin
  if tg_op = 'UPDATE' then
    agreed := old.may_end;
  else
    perform audit_append(new.asked_by, 'address-given', new.id,
      jsonb_build_object('url', new.url, 'persona', new.persona_id, 'reason', new.reason));
  end if;
  if new.may_end is distinct from agreed then
    perform audit_append(coalesce(new.agreed_by, new.asked_by), 'address-may-end', new.id,
      jsonb_build_object('drafts', coalesce(to_jsonb(new.may_end), '"any"')));
  end if;
  if tg_op = 'UPDATE' and new.state <> old.state then
    perform audit_append(new.asked_by, 'address-' || new.state, new.id, case new.state
      when 'assigned' then jsonb_build_object('persona', new.persona_id, 'story', new.story_id, 'draft', new.draft_id,
        'withdrawn', new.withdrawn, 'beside', new.beside)
      else jsonb_strip_nulls(jsonb_build_object('persona', new.persona_id, 'code', new.code, 'reason', new.message, 'drafts', new.would_end)) end);
  end if;
  return null;
end $$;
create trigger address_assignment_audit after insert or update on address_assignment for each row execute function audit_address_assignment();
alter table address_assignment enable always trigger address_assignment_audit;
