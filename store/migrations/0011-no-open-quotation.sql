-- No reader sees a place where a quotation was to be put in and was not (core/unfilled.ts): no attestation answers for it, and no approval or
-- correction goes over it. Decisions made before stand.
create function guard_open_quotation() returns trigger language plpgsql set search_path = newsroom, pg_temp as $$
declare
  place integer;
begin
  if new.decision in ('approve', 'correct') then
    select min(ordinal) into place from sentence where revision_id = new.revision_id and (strpos(text, '{{') > 0 or strpos(text, '}}') > 0);
    if place is not null then
      raise exception 'revision %: sentence % has a place without its quotation', new.revision_id, place using errcode = 'NR009';
    end if;
  end if;
  return new;
end $$;
-- Named to come after decision_guard: a decision on other text, or without the checks, is refused as such.
create trigger decision_quotation before insert on decision for each row execute function guard_open_quotation();
alter table decision enable always trigger decision_quotation;
