-- Spending on language models: every call a row, caps that calls in flight count against, answers kept by the hash of their request,
-- what editors and operators allowed beyond a cap, and drafts that wait for room.

-- ---------------------------------------------------------------- calls

-- A row is written before its call, `in-flight`, with an estimate of what it may take; it is settled once with what it took. A row that
-- its process never settled stops counting as it stands at `expires_at`, and is then settled as `lost`.
alter table model_call
  add column server text,
  add column task text,
  add column prompt_name text,
  add column story_id text references story,
  add column persona_id text,
  add column request_hash text,
  -- The calendar day in personas.timeZone that it is counted in, as 2026-11-25.
  add column day text check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  add column finish_reason text,
  -- Tokens that were counted here because the server did not say.
  add column estimated boolean not null default false,
  -- Fields of the answer that its schema does not know, left out.
  add column dropped_fields integer not null default 0,
  add column detail text,
  add column expires_at timestamptz;
update model_call set day = to_char(created_at at time zone 'UTC', 'YYYY-MM-DD');

create index model_call_day on model_call (day, persona_id);
create index model_call_story on model_call (story_id) where story_id is not null;
create index model_call_draft on model_call (draft_id) where draft_id is not null;
create index model_call_open on model_call (expires_at) where outcome = 'in-flight';

create function guard_model_call() returns trigger language plpgsql set search_path = newsroom, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if old.outcome = 'in-flight' then
      return new;
    end if;
  end if;
  raise exception '% on model_call refused: what was spent stays as it was settled', tg_op using errcode = 'NR007';
end $$;
create trigger model_call_row_kept before update or delete on model_call for each row execute function guard_model_call();
alter table model_call enable always trigger model_call_row_kept;
create trigger model_call_kept before truncate on model_call for each statement execute function guard_model_call();
alter table model_call enable always trigger model_call_kept;

-- ---------------------------------------------------------------- answers

-- What a model answered, kept before it is used. `usable`: it fits its schema, and the same request is answered with it again; the others
-- are kept for people and never replayed. Rows are never changed; maintenance removes those older than 90 days.
create table model_answer (
  id bigint generated always as identity primary key,
  request_hash text not null,
  usable boolean not null,
  content text not null,
  model text not null,
  tokens_in integer not null,
  tokens_cached integer not null,
  tokens_out integer not null,
  cost numeric not null,
  finish_reason text,
  refusal text,
  created_at timestamptz not null default now()
);
create unique index model_answer_replayed on model_answer (request_hash) where usable;
create index model_answer_created on model_answer (created_at);

create trigger model_answer_row_kept before update on model_answer for each row execute function refuse_change();
alter table model_answer enable always trigger model_answer_row_kept;

-- ---------------------------------------------------------------- allowances

create table model_allowance (
  id text primary key,
  story_id text not null references story,
  cost numeric not null default 0 check (cost >= 0),
  tokens bigint not null default 0 check (tokens >= 0),
  -- An editor's id, or `operator`: who may run commands on this newsroom.
  granted_by text not null,
  created_at timestamptz not null default now(),
  check (cost > 0 or tokens > 0)
);
create index model_allowance_story on model_allowance (story_id);

create trigger model_allowance_row_kept before update or delete on model_allowance for each row execute function refuse_change();
alter table model_allowance enable always trigger model_allowance_row_kept;
create trigger model_allowance_kept before truncate on model_allowance for each statement execute function refuse_change();
alter table model_allowance enable always trigger model_allowance_kept;

create function audit_allowance() returns trigger language plpgsql security definer set search_path = newsroom, pg_temp as $$
begin
  perform audit_append(new.granted_by, 'spending-allowed', new.story_id,
    jsonb_build_object('allowance', new.id, 'cost', new.cost, 'tokens', new.tokens));
  return null;
end $$;
create trigger model_allowance_audit after insert on model_allowance for each row execute function audit_allowance();
alter table model_allowance enable always trigger model_allowance_audit;

-- ---------------------------------------------------------------- drafts that wait

-- The cap that a draft in `waiting-budget` met, and what its next call may take: it goes on when there is room for that.
create table budget_wait (
  draft_id text primary key references draft,
  scope text not null check (scope in ('story', 'persona', 'day')),
  measure text not null check (measure in ('cost', 'tokens')),
  spent numeric not null,
  cap numeric not null,
  needed_cost numeric not null,
  needed_tokens bigint not null,
  since timestamptz not null default now()
);

-- A failed draft is tried again: moved, its job asked for under an id that no queue knows yet, and said in the audit log by whom.
create function retry_draft(p_draft_id text, p_actor text, p_job_id text) returns text
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
      and d.state not in ('published', 'corrected', 'retracted', 'spiked', 'failed')) then
    return 'other-draft';
  end if;
  perform audit_append(p_actor, 'draft-retried', owner.id, jsonb_build_object('round', owner.round, 'failure', owner.failure));
  update draft set state = 'drafting', failure = null where id = owner.id;
  insert into outbox (job, job_id, payload) values ('draft-story', p_job_id,
    jsonb_build_object('draftId', owner.id, 'personaId', owner.persona_id, 'round', owner.round));
  return 'retried';
end $$;
