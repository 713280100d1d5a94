-- What a role that may add rows and move drafts could still have done: add a sentence to a revision that is decided, correct or retract a
-- publication that nobody decided to, and write a revision in an editor's name.

-- A revision has as many sentences as it says: with all of them there, none can be added.
create function guard_sentence() returns trigger language plpgsql set search_path = newsroom, pg_temp as $$
declare
  wanted integer;
begin
  select sentence_count into wanted from revision where id = new.revision_id;
  if new.ordinal < 0 or new.ordinal >= wanted then
    raise exception 'revision % has % sentences: there is no sentence %', new.revision_id, wanted, new.ordinal using errcode = 'NR007';
  end if;
  return new;
end $$;
create trigger sentence_counted before insert on sentence for each row execute function guard_sentence();
alter table sentence enable always trigger sentence_counted;

create function guard_correction() returns trigger language plpgsql set search_path = newsroom, pg_temp as $$
declare
  ruling decision;
begin
  if new.state = old.state or new.state not in ('corrected', 'retracted') then
    return new;
  end if;
  ruling := latest_decision_of(new.id);
  if ruling.id is null or ruling.decision <> (case new.state when 'corrected' then 'correct' else 'retract' end) then
    raise exception 'draft %: nobody decided that it is %', new.id, new.state using errcode = 'NR008';
  end if;
  return new;
end $$;
-- Named to come after draft_guard: a move that is not listed is refused as such.
create trigger draft_ruling before update on draft for each row execute function guard_correction();
alter table draft enable always trigger draft_ruling;

-- Only who may pass an editor's decisions on writes an editor's text.
create function guard_editor_revision() returns trigger language plpgsql set search_path = newsroom, pg_temp as $$
begin
  if new.author_kind = 'editor'
      and not has_function_privilege(session_user, 'newsroom.decide(text, text, text, text, text, jsonb)', 'execute') then
    raise exception 'revision %: this database user may not write for an editor', new.id using errcode = 'NR001';
  end if;
  return new;
end $$;
create trigger revision_editor before insert on revision for each row execute function guard_editor_revision();
alter table revision enable always trigger revision_editor;
