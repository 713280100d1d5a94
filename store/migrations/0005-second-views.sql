-- Second views: on request a story goes to a further persona. The draft is like any other, beside the first; who asked for it and why is
-- kept here. While nobody has begun it, it can be withdrawn, which ends it.
insert into draft_move values ('queued', 'withdrawn');

drop index draft_one_live;
create unique index draft_one_live on draft (story_id, persona_id)
  where state not in ('published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn');
create index draft_story on draft (story_id);

create table second_view (
  draft_id text primary key references draft,
  reason text,
  -- An editor's id, or `operator`: who may run commands on this newsroom.
  asked_by text not null,
  asked_at timestamptz not null default now()
);
create trigger second_view_row_kept before update or delete on second_view for each row execute function refuse_change();
alter table second_view enable always trigger second_view_row_kept;
create trigger second_view_kept before update or delete or truncate on second_view for each statement execute function refuse_change();
alter table second_view enable always trigger second_view_kept;

create function guard_withdrawal() returns trigger language plpgsql set search_path = newsroom, pg_temp as $$
begin
  if new.state = 'withdrawn' and old.state <> 'withdrawn' and not exists (select 1 from second_view where draft_id = new.id) then
    raise exception 'draft % was not asked for as a second view: it cannot be withdrawn', new.id using errcode = 'NR008';
  end if;
  return new;
end $$;
create trigger draft_withdrawal before update on draft for each row execute function guard_withdrawal();
alter table draft enable always trigger draft_withdrawal;

-- Opens the draft with its assignment and its job. The story's row is locked: of two requests for one persona the second finds the first.
create function ask_second_view(p_draft_id text, p_story_id text, p_persona_id text, p_actor text, p_reason text, p_reasons jsonb)
  returns text language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  opened text;
begin
  perform 1 from story where id = p_story_id for update;
  if not found then
    return 'no-such-story';
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

-- A story without any other draft is open to assignment again.
create function withdraw_second_view(p_draft_id text, p_actor text) returns text
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
  update story set assigned_at = null where id = owner.story_id
    and not exists (select 1 from draft where story_id = owner.story_id and id <> owner.id and state <> 'withdrawn');
  return 'withdrawn';
end $$;

-- As in 0002, with a withdrawn draft among those that stand in nobody's way.
create or replace function retry_draft(p_draft_id text, p_actor text, p_job_id text) returns text
  language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  owner draft;
begin
  select * into owner from draft where id = p_draft_id for update;
  if owner.id is null then
    return 'no-such-draft';
  end if;
  if owner.state <> 'failed' then
    return 'not-failed';
  end if;
  if exists (select 1 from draft d where d.story_id = owner.story_id and d.persona_id = owner.persona_id and d.id <> owner.id
      and d.state not in ('published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn')) then
    return 'other-draft';
  end if;
  perform audit_append(p_actor, 'draft-retried', owner.id, jsonb_build_object('round', owner.round, 'failure', owner.failure));
  update draft set state = 'drafting', failure = null where id = owner.id;
  insert into outbox (job, job_id, payload) values ('draft-story', p_job_id,
    jsonb_build_object('draftId', owner.id, 'personaId', owner.persona_id, 'round', owner.round));
  return 'retried';
end $$;
