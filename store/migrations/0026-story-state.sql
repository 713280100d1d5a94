-- Stories that merge and split, and what the clusterer keeps so that it starts where it was and several work on one window.

-- A story and all that were merged into it or with it: what is looked for by a story is looked for by these. A merged story leads to an open one in
-- one step (store/repositories/story-changes.ts).
create function story_family(p_story_id text) returns setof text language sql stable set search_path = newsroom, pg_temp as $$
  with root as (select coalesce((select coalesce(merged_into, id) from story where id = p_story_id), p_story_id) as id)
  select id from root where id is not null
  union all
  select s.id from story s, root where s.merged_into = root.id
$$;

-- The transaction that put an article into its story: whoever clusters reads what others clustered since it looked last.
alter table article add column clustered_in xid8;
create index article_clustered_in on article (clustered_in) where clustered_in is not null;
create function note_clustering() returns trigger language plpgsql set search_path = newsroom, pg_temp as $$
begin
  if new.story_id is not null then
    new.clustered_in := pg_current_xact_id();
  end if;
  return new;
end $$;
create trigger article_clustering before insert or update of story_id on article for each row execute function note_clustering();
alter table article enable always trigger article_clustering;

-- The terms that an article is compared by, so that a start reads rows instead of texts. Made anew where another version of the rules reads
-- them; removed with the window.
create table article_terms (
  article_id text primary key references article,
  version text not null,
  fetched_at timestamptz not null,
  terms text not null
);
create index article_terms_fetched on article_terms (fetched_at, article_id);

-- As in 0005, with the drafts of stories that were merged: one live draft of a persona for all of them.
create or replace function ask_second_view(p_draft_id text, p_story_id text, p_persona_id text, p_actor text, p_reason text, p_reasons jsonb)
  returns text language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  opened text;
begin
  perform 1 from story where id = p_story_id for update;
  if not found then
    return 'no-such-story';
  end if;
  if exists (select 1 from draft where story_id in (select story_family(p_story_id)) and persona_id = p_persona_id
      and state not in ('published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn')) then
    return 'live-draft';
  end if;
  insert into draft (id, story_id, persona_id, writer)
    values (p_draft_id, p_story_id, p_persona_id, coalesce((select writer from draft order by created_at desc limit 1), 'extractive'))
    on conflict (story_id, persona_id)
      where state not in ('published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn') do nothing
    returning id into opened;
  if opened is null then
    return 'live-draft';
  end if;
  insert into second_view (draft_id, reason, asked_by) values (p_draft_id, p_reason, p_actor);
  insert into assignment (story_id, persona_id, score, reasons) values (p_story_id, p_persona_id, 0, p_reasons)
    on conflict (story_id, persona_id) do nothing;
  update story set assigned_at = now(), updated_at = now() where id = p_story_id and assigned_at is null;
  insert into outbox (job, job_id, payload, priority) values ('draft-story', 'draft-' || p_draft_id || '-1',
    jsonb_build_object('draftId', p_draft_id, 'personaId', p_persona_id, 'round', 1), 5);
  perform audit_append(p_actor, 'second-view-asked', p_draft_id,
    jsonb_build_object('story', p_story_id, 'persona', p_persona_id, 'reason', p_reason));
  return 'opened';
end $$;

-- As in 0005: a draft of a story that was merged leaves open to assignment what that story became.
create or replace function withdraw_second_view(p_draft_id text, p_actor text) returns text
  language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  owner draft;
begin
  select * into owner from draft where id = p_draft_id for update;
  if owner.id is null then
    return 'no-such-draft';
  end if;
  if not exists (select 1 from second_view where draft_id = owner.id) then
    return 'not-second-view';
  end if;
  if owner.state = 'withdrawn' then
    return 'withdrawn-already';
  end if;
  if owner.state <> 'queued' then
    return 'begun';
  end if;
  perform audit_append(p_actor, 'second-view-withdrawn', owner.id, jsonb_build_object('story', owner.story_id, 'persona', owner.persona_id));
  update draft set state = 'withdrawn' where id = owner.id;
  update story set assigned_at = null where state = 'open' and id in (select story_family(owner.story_id))
    and not exists (select 1 from draft where story_id in (select story_family(owner.story_id)) and id <> owner.id and state <> 'withdrawn');
  return 'withdrawn';
end $$;
