-- Desks that somebody paused. A persona without a row works; a row is kept when its desk is resumed, and never removed: the audit log has
-- every change, by whom and why.
create table persona_desk (
  persona_id text primary key,
  -- Null: it works.
  paused_at timestamptz,
  reason text,
  -- Who paused or resumed it last: an editor's id, or `operator`: who may run commands on this newsroom.
  changed_by text not null,
  changed_at timestamptz not null default now(),
  check (reason is null or paused_at is not null)
);

create function audit_persona_desk() returns trigger language plpgsql security definer set search_path = newsroom, pg_temp as $$
begin
  if new.paused_at is not null then
    perform audit_append(new.changed_by, 'persona-paused', new.persona_id, jsonb_build_object('reason', new.reason));
  else
    perform audit_append(new.changed_by, 'persona-resumed', new.persona_id, '{}'::jsonb);
  end if;
  return null;
end $$;
create trigger persona_desk_audit after insert or update on persona_desk for each row execute function audit_persona_desk();
alter table persona_desk enable always trigger persona_desk_audit;

create trigger persona_desk_row_kept before delete on persona_desk for each row execute function refuse_change();
alter table persona_desk enable always trigger persona_desk_row_kept;
create trigger persona_desk_kept before truncate on persona_desk for each statement execute function refuse_change();
alter table persona_desk enable always trigger persona_desk_kept;

create index draft_persona on draft (persona_id, created_at);
