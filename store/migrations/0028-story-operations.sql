-- What editors do with stories: written into the audit log, and one more way for a draft to end.

-- An editor's act is in the audit log with its reason. Of a merge and a split one side is written: its detail names the other.
create function audit_story_event() returns trigger language plpgsql security definer set search_path = newsroom, pg_temp as $$
begin
  perform audit_append(new.editor_id, 'story-' || new.kind, new.story_id, new.detail || jsonb_build_object('reason', new.reason));
  return null;
end $$;
create trigger story_event_audit after insert on story_event for each row
  when (new.editor_id is not null and new.kind not in ('absorbed', 'split-off')) execute function audit_story_event();
alter table story_event enable always trigger story_event_audit;

-- A story given to another analyst: the draft that nobody has reviewed yet ends. A second view is withdrawn by whoever asked while it is queued,
-- as before; any other draft only where an editor's reassignment, written before it, names it.
insert into draft_move values ('drafting', 'withdrawn'), ('waiting-budget', 'withdrawn');

create or replace function guard_withdrawal() returns trigger language plpgsql set search_path = newsroom, pg_temp as $$
begin
  if new.state <> 'withdrawn' or old.state = 'withdrawn' then
    return new;
  end if;
  if exists (select 1 from second_view where draft_id = new.id) then
    if old.state = 'queued' then
      return new;
    end if;
    raise exception 'draft % is a second view that is begun: it cannot be withdrawn', new.id using errcode = 'NR008';
  end if;
  if exists (select 1 from revision where draft_id = new.id) then
    raise exception 'draft % was in review: it cannot be withdrawn', new.id using errcode = 'NR008';
  end if;
  -- The story may have been merged since the draft was opened: the event is of the story it became.
  if not exists (select 1 from story_event e where e.story_id in (select story_family(new.story_id))
      and e.kind = 'reassigned' and e.editor_id is not null and e.detail -> 'withdrawn' ? new.id) then
    raise exception 'draft % was not asked for as a second view and its story was not given to another: it cannot be withdrawn', new.id
      using errcode = 'NR008';
  end if;
  return new;
end $$;
