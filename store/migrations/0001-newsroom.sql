-- The newsroom's own schema. Forward only: a later change is a new file.
-- The rules of DESIGN that must hold whatever code runs are here: append-only memory, the states of a draft,
-- and the one door to publication. SQL never slices text: offsets are UTF-16 units and PostgreSQL counts code points.
--
-- Errors raised by these rules carry their own SQLSTATE (core/door.ts names them):
--   NR001 no live editor session     NR002 not the latest revision      NR003 hash differs
--   NR004 the draft's state forbids  NR005 sentences without a check    NR006 failing sentence without attestation
--   NR007 append-only                NR008 not the latest decision

create function sha256_of(content text) returns text
  language sql immutable strict parallel safe
  as $$ select encode(sha256(convert_to(content, 'UTF8')), 'hex') $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % refused: its rows are never changed or removed', tg_op, tg_table_name using errcode = 'NR007';
end $$;

-- ---------------------------------------------------------------- sources

create table feed (
  id text primary key,
  url text not null unique,
  title text not null,
  site text,
  language text,
  country text,
  category text[] not null default '{}',
  documented_at text,
  verified boolean not null default false,
  state text not null default 'active' check (state in ('active', 'muted')),
  muted_reason text,
  etag text,
  last_modified text,
  content_sha256 text,
  interval_seconds integer not null default 900 check (interval_seconds > 0),
  next_poll_at timestamptz not null default now(),
  last_polled_at timestamptz,
  last_success_at timestamptz,
  failures integer not null default 0,
  last_error_code text,
  last_error text,
  created_at timestamptz not null default now()
);
create index feed_due on feed (next_poll_at) where state = 'active';

create table snapshot (
  sha256 text primary key,
  text text not null,
  language text not null,
  created_at timestamptz not null default now(),
  check (sha256 = sha256_of(text))
);

create table snapshot_raw (
  sha256 text primary key,
  media_type text not null,
  bytes bytea not null,
  fetched_at timestamptz not null default now()
);

create table passage (
  snapshot_sha256 text not null references snapshot,
  ordinal integer not null,
  start_offset integer not null check (start_offset >= 0),
  end_offset integer not null,
  kind text not null check (kind in ('title', 'sentence')),
  primary key (snapshot_sha256, ordinal),
  check (end_offset > start_offset)
);

create table story (
  id text primary key,
  title text not null,
  language text not null,
  state text not null default 'open' check (state in ('open', 'merged')),
  merged_into text references story,
  breaking boolean not null default false,
  articles integer not null default 0,
  outlets integer not null default 0,
  origins integer not null default 0,
  first_published_at timestamptz,
  last_published_at timestamptz,
  last_origin_at timestamptz not null default now(),
  assigned_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index story_touched on story (updated_at);
create index story_unassigned on story (last_origin_at) where assigned_at is null and state = 'open';

create table article (
  id text primary key,
  url text not null unique,
  feed_id text not null references feed,
  outlet text not null,
  title text not null,
  author text,
  published_at timestamptz,
  language text not null,
  language_confidence real not null,
  snapshot_sha256 text not null references snapshot,
  raw_sha256 text,
  origin text not null,
  origin_reason text not null,
  story_id text references story,
  fetched_at timestamptz not null default now()
);
create index article_story on article (story_id);
create index article_published on article (published_at);
create index article_fetched on article (fetched_at);

create table item (
  id text primary key,
  feed_id text not null references feed,
  guid text not null,
  url text not null,
  title text not null,
  summary text,
  content_html text,
  author text,
  published_at timestamptz,
  state text not null default 'new' check (state in ('new', 'read', 'failed', 'skipped')),
  attempts integer not null default 0,
  error_code text,
  error text,
  article_id text references article,
  first_seen_at timestamptz not null default now(),
  unique (feed_id, guid)
);
create index item_state on item (state, first_seen_at);
create index item_url on item (url);

-- ---------------------------------------------------------------- personas, assignment, drafts

create table persona_version (
  persona_id text not null,
  version text not null,
  document jsonb not null,
  created_at timestamptz not null default now(),
  primary key (persona_id, version)
);

create table assignment (
  story_id text not null references story,
  persona_id text not null,
  score real not null,
  reasons jsonb not null,
  created_at timestamptz not null default now(),
  primary key (story_id, persona_id)
);

create table draft (
  id text primary key,
  story_id text not null references story,
  persona_id text not null,
  state text not null default 'queued',
  round integer not null default 1 check (round >= 1),
  writer text not null,
  failure text,
  flags jsonb not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index draft_one_live on draft (story_id, persona_id)
  where state not in ('published', 'corrected', 'retracted', 'spiked', 'failed');
create index draft_state on draft (state, updated_at);

create table draft_move (from_state text not null, to_state text not null, primary key (from_state, to_state));
insert into draft_move values
  ('queued', 'drafting'),
  ('drafting', 'in-review'), ('drafting', 'failed'), ('drafting', 'waiting-budget'),
  ('waiting-budget', 'drafting'), ('failed', 'drafting'),
  ('in-review', 'approved'), ('in-review', 'changes-requested'), ('in-review', 'spiked'),
  ('changes-requested', 'drafting'),
  ('approved', 'in-review'), ('approved', 'published'),
  ('published', 'corrected'), ('published', 'retracted'), ('corrected', 'retracted');

create table lease (
  name text primary key,
  holder text not null,
  fencing bigint not null,
  expires_at timestamptz not null
);

create table round_source (
  draft_id text not null references draft,
  round integer not null,
  ordinal integer not null,
  article_id text not null references article,
  snapshot_sha256 text not null references snapshot,
  primary key (draft_id, round, ordinal)
);

create table claim (
  id text primary key,
  snapshot_sha256 text not null references snapshot,
  article_id text not null references article,
  start_offset integer not null check (start_offset >= 0),
  end_offset integer not null,
  quote text not null,
  english text,
  language text not null,
  kind text not null,
  attribution jsonb not null,
  details jsonb not null default '{}',
  extractor text not null,
  created_at timestamptz not null default now(),
  check (end_offset > start_offset)
);
create index claim_snapshot on claim (snapshot_sha256);

create table claim_group (
  draft_id text not null references draft,
  round integer not null,
  ordinal integer not null,
  standing text not null check (standing in ('corroborated', 'single-source', 'contested')),
  reason text not null,
  claim_ids text[] not null,
  primary key (draft_id, round, ordinal)
);

-- The working papers of a round: compositions before they become a revision. Keyed so that a repeated node overwrites itself.
create table round_work (
  draft_id text not null references draft,
  round integer not null,
  stage text not null,
  loop integer not null default 0,
  document jsonb not null,
  created_at timestamptz not null default now(),
  primary key (draft_id, round, stage, loop)
);

create table illustration (
  sha256 text primary key,
  media_type text not null,
  bytes bytea not null,
  created_at timestamptz not null default now(),
  check (sha256 = encode(sha256(bytes), 'hex'))
);

-- ---------------------------------------------------------------- revisions, checks, decisions, publications

create table revision (
  id text primary key,
  draft_id text not null references draft,
  number integer not null check (number >= 1),
  round integer not null,
  author_kind text not null check (author_kind in ('writer', 'editor')),
  editor_id text,
  content text not null,
  sha256 text not null generated always as (sha256_of(content)) stored,
  sentence_count integer not null check (sentence_count >= 1),
  created_at timestamptz not null default now(),
  unique (draft_id, number),
  unique (id, sha256),
  unique (id, draft_id),
  check ((author_kind = 'editor') = (editor_id is not null))
);

create table citation (
  revision_id text not null references revision,
  number integer not null check (number >= 1),
  article_id text not null references article,
  snapshot_sha256 text not null references snapshot,
  primary key (revision_id, number)
);

create table sentence (
  revision_id text not null references revision,
  ordinal integer not null,
  part text not null check (part in ('headline', 'deck', 'heading', 'body', 'teaser', 'caption')),
  kind text not null check (kind in ('reported', 'quotation', 'analysis', 'transition', 'edited')),
  text text not null,
  members_only boolean not null,
  claim_ids text[] not null,
  citation_numbers integer[] not null,
  primary key (revision_id, ordinal)
);

create table sentence_check (
  revision_id text not null,
  ordinal integer not null,
  verdict text not null check (verdict in ('supported', 'partly', 'unsupported', 'contradicted', 'opinion', 'unverified')),
  reasons jsonb not null,
  evidence jsonb not null,
  checker text not null,
  created_at timestamptz not null default now(),
  primary key (revision_id, ordinal),
  foreign key (revision_id, ordinal) references sentence (revision_id, ordinal)
);

create table attestation (
  revision_id text not null,
  ordinal integer not null,
  editor_id text not null,
  session_id text not null,
  reason text not null check (length(btrim(reason)) >= 3),
  created_at timestamptz not null default now(),
  primary key (revision_id, ordinal),
  foreign key (revision_id, ordinal) references sentence (revision_id, ordinal)
);

create table decision (
  id text primary key,
  draft_id text not null references draft,
  number integer not null,
  revision_id text not null,
  sha256 text not null,
  decision text not null check (decision in ('approve', 'request-changes', 'spike', 'correct', 'retract')),
  editor_id text not null,
  session_id text not null,
  notes jsonb not null,
  created_at timestamptz not null default now(),
  unique (draft_id, number),
  unique (id, draft_id, revision_id, sha256, decision),
  foreign key (revision_id, sha256) references revision (id, sha256),
  foreign key (revision_id, draft_id) references revision (id, draft_id)
);

create table publication (
  id text primary key,
  draft_id text not null unique references draft,
  revision_id text not null,
  sha256 text not null,
  decision_id text not null,
  decision text not null check (decision = 'approve'),
  slug text not null unique,
  editor_name text not null,
  published_at timestamptz not null default now(),
  foreign key (decision_id, draft_id, revision_id, sha256, decision)
    references decision (id, draft_id, revision_id, sha256, decision)
);
create index publication_published on publication (published_at desc);

-- ---------------------------------------------------------------- the newsroom at work

create table outbox (
  id bigint generated always as identity primary key,
  job text not null,
  job_id text not null,
  payload jsonb not null,
  priority integer not null default 0,
  delay_ms integer not null default 0,
  created_at timestamptz not null default now(),
  relayed_at timestamptz,
  unique (job, job_id)
);
create index outbox_waiting on outbox (id) where relayed_at is null;

create table heartbeat (
  process_id text primary key,
  host text not null,
  pid integer not null,
  roles text[] not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ended_at timestamptz,
  detail jsonb not null default '{}'
);

-- What went wrong and is still so, for `newsroom status` and the desk. One row for a thing and a code; resolved when it works again.
create table problem (
  area text not null,
  subject text not null,
  code text not null,
  message text not null,
  count integer not null default 1,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  resolved_at timestamptz,
  primary key (area, subject, code)
);

create table model_call (
  id bigint generated always as identity primary key,
  draft_id text references draft,
  role text not null,
  model text not null,
  prompt_version text not null,
  tokens_in integer not null,
  tokens_cached integer not null,
  tokens_out integer not null,
  cost numeric not null,
  latency_ms integer not null,
  outcome text not null,
  created_at timestamptz not null default now()
);

create table invitation (
  token_sha256 text primary key,
  role text not null check (role in ('editor')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text
);

-- ---------------------------------------------------------------- audit log, a hash chain

create table audit (
  seq bigint primary key,
  entry text not null,
  previous_hash text not null,
  hash text not null,
  check (hash = sha256_of(previous_hash || E'\n' || entry))
);

create table audit_head (one boolean primary key default true check (one), seq bigint not null, hash text not null);
insert into audit_head values (true, 0, repeat('0', 64));

create function audit_append(p_actor text, p_action text, p_subject text, p_detail jsonb) returns void
  language plpgsql as $$
declare
  head audit_head%rowtype;
  line text;
begin
  select * into head from audit_head for update;
  line := jsonb_build_object('seq', head.seq + 1, 'at', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'actor', p_actor, 'action', p_action, 'subject', p_subject, 'detail', p_detail)::text;
  insert into audit values (head.seq + 1, line, head.hash, sha256_of(head.hash || E'\n' || line));
  update audit_head set seq = head.seq + 1, hash = sha256_of(head.hash || E'\n' || line);
end $$;

-- ---------------------------------------------------------------- rules: append-only

do $$
declare
  name text;
begin
  foreach name in array array['snapshot', 'passage', 'persona_version', 'claim', 'illustration', 'revision', 'citation', 'sentence',
      'sentence_check', 'attestation', 'decision', 'publication', 'audit'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', name || '_row_kept', name);
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()', name || '_kept', name);
    execute format('alter table %I enable always trigger %I', name, name || '_row_kept');
    execute format('alter table %I enable always trigger %I', name, name || '_kept');
  end loop;
end $$;

-- ---------------------------------------------------------------- rules: the states of a draft

create function latest_revision_of(p_draft_id text) returns revision language sql stable as $$
  select * from revision where draft_id = p_draft_id order by number desc limit 1 $$;

create function latest_decision_of(p_draft_id text) returns decision language sql stable as $$
  select * from decision where draft_id = p_draft_id order by number desc limit 1 $$;

-- Raises unless the revision may be approved: every sentence has a check, and each that does not pass an attestation.
create function require_checked(p_revision_id text) returns void language plpgsql stable as $$
declare
  expected integer;
  present integer;
  checked integer;
  missing integer[];
begin
  select sentence_count into expected from revision where id = p_revision_id;
  select count(*) into present from sentence where revision_id = p_revision_id;
  select count(*) into checked from sentence_check where revision_id = p_revision_id;
  if present is distinct from expected or checked is distinct from expected then
    raise exception '% of % sentences of revision % have a check', checked, expected, p_revision_id using errcode = 'NR005';
  end if;
  select array_agg(c.ordinal order by c.ordinal) into missing from sentence_check c
    where c.revision_id = p_revision_id and c.verdict not in ('supported', 'opinion')
      and not exists (select 1 from attestation a where a.revision_id = c.revision_id and a.ordinal = c.ordinal);
  if missing is not null then
    raise exception 'sentences % of revision % do not pass and have no attestation', missing, p_revision_id using errcode = 'NR006';
  end if;
end $$;

create function guard_draft_move() returns trigger language plpgsql as $$
declare
  latest revision;
  ruling decision;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'queued' then
      raise exception 'a draft begins queued, not %', new.state using errcode = 'NR004';
    end if;
    return new;
  end if;
  if new.id <> old.id or new.story_id <> old.story_id or new.persona_id <> old.persona_id then
    raise exception 'draft %: id, story and persona never change', old.id using errcode = 'NR007';
  end if;
  if new.state = old.state then
    return new;
  end if;
  if not exists (select 1 from draft_move where from_state = old.state and to_state = new.state) then
    raise exception 'draft % cannot go from % to %', old.id, old.state, new.state using errcode = 'NR004';
  end if;
  latest := latest_revision_of(new.id);
  ruling := latest_decision_of(new.id);
  if new.state = 'in-review' and latest.id is null then
    raise exception 'draft % has no revision to review', new.id using errcode = 'NR004';
  end if;
  -- The decision is made in this very transaction: an approval that was voided does not come back by moving the draft again.
  if new.state = 'approved' and (ruling.id is null or ruling.decision <> 'approve' or ruling.revision_id <> latest.id
      or ruling.created_at <> now()) then
    raise exception 'draft %: its latest revision has no approval', new.id using errcode = 'NR008';
  end if;
  if new.state = 'changes-requested' and (ruling.id is null or ruling.decision <> 'request-changes' or ruling.revision_id <> latest.id) then
    raise exception 'draft %: nobody asked for changes to its latest revision', new.id using errcode = 'NR008';
  end if;
  if new.state = 'spiked' and (ruling.id is null or ruling.decision <> 'spike') then
    raise exception 'draft %: nobody spiked it', new.id using errcode = 'NR008';
  end if;
  if new.state = 'published' and not exists (select 1 from publication where draft_id = new.id) then
    raise exception 'draft % has no publication', new.id using errcode = 'NR004';
  end if;
  new.updated_at := now();
  return new;
end $$;

create trigger draft_guard before insert or update on draft for each row execute function guard_draft_move();
alter table draft enable always trigger draft_guard;

create function refuse_draft_removal() returns trigger language plpgsql as $$
begin
  raise exception 'drafts are never removed' using errcode = 'NR007';
end $$;
create trigger draft_kept before delete or truncate on draft for each statement execute function refuse_draft_removal();
alter table draft enable always trigger draft_kept;

-- A revision follows the last one; the writer's come while drafting, an editor's in review (an approval is voided first).
create function guard_revision() returns trigger language plpgsql as $$
declare
  owner_state text;
  last_number integer;
begin
  select state into owner_state from draft where id = new.draft_id for update;
  select coalesce(max(number), 0) into last_number from revision where draft_id = new.draft_id;
  if new.number <> last_number + 1 then
    raise exception 'draft %: revision % does not follow %', new.draft_id, new.number, last_number using errcode = 'NR002';
  end if;
  if (new.author_kind = 'writer' and owner_state <> 'drafting') or (new.author_kind = 'editor' and owner_state <> 'in-review') then
    raise exception 'draft % is %: no % revision now', new.draft_id, owner_state, new.author_kind using errcode = 'NR004';
  end if;
  return new;
end $$;
create trigger revision_guard before insert on revision for each row execute function guard_revision();
alter table revision enable always trigger revision_guard;

-- ---------------------------------------------------------------- rules: the one door

-- The live editor session behind a token, or NR001. better-auth keeps sessions in its own schema.
create function require_editor(p_session_token text, out session_id text, out editor_id text, out editor_name text)
  language plpgsql security definer set search_path = newsroom, pg_temp as $$
begin
  select s.id, u.id, u.name into session_id, editor_id, editor_name
    from auth.session s join auth."user" u on u.id = s."userId"
    where s.token = p_session_token and s."expiresAt" > now() and u.role = 'editor' and coalesce(u.banned, false) = false;
  if session_id is null then
    raise exception 'no live editor session' using errcode = 'NR001';
  end if;
end $$;

create function guard_editor_row() returns trigger language plpgsql security definer set search_path = newsroom, pg_temp as $$
begin
  if not exists (select 1 from auth.session s join auth."user" u on u.id = s."userId"
      where s.id = new.session_id and u.id = new.editor_id and s."expiresAt" > now() and u.role = 'editor' and coalesce(u.banned, false) = false) then
    raise exception 'no live editor session' using errcode = 'NR001';
  end if;
  return new;
end $$;
create trigger attestation_guard before insert on attestation for each row execute function guard_editor_row();
alter table attestation enable always trigger attestation_guard;
create trigger decision_editor before insert on decision for each row execute function guard_editor_row();
alter table decision enable always trigger decision_editor;

create function guard_decision() returns trigger language plpgsql as $$
declare
  owner_state text;
  latest revision;
begin
  select state into owner_state from draft where id = new.draft_id for update;
  latest := latest_revision_of(new.draft_id);
  if latest.id is distinct from new.revision_id then
    raise exception 'draft %: the decision is on revision %, the latest is %', new.draft_id, new.revision_id, latest.id using errcode = 'NR002';
  end if;
  if latest.sha256 is distinct from new.sha256 then
    raise exception 'draft %: the decision is on other text than revision %', new.draft_id, new.revision_id using errcode = 'NR003';
  end if;
  if new.decision in ('approve', 'request-changes', 'spike') and owner_state <> 'in-review' then
    raise exception 'draft % is %, not in review', new.draft_id, owner_state using errcode = 'NR004';
  end if;
  if new.decision in ('correct', 'retract') and owner_state not in ('published', 'corrected') then
    raise exception 'draft % is %, not published', new.draft_id, owner_state using errcode = 'NR004';
  end if;
  select coalesce(max(number), 0) + 1 into new.number from decision where draft_id = new.draft_id;
  if new.decision = 'approve' then
    perform require_checked(new.revision_id);
  end if;
  return new;
end $$;
create trigger decision_guard before insert on decision for each row execute function guard_decision();
alter table decision enable always trigger decision_guard;

create function guard_publication() returns trigger language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  owner_state text;
  latest revision;
  ruling decision;
begin
  select state into owner_state from draft where id = new.draft_id for update;
  latest := latest_revision_of(new.draft_id);
  ruling := latest_decision_of(new.draft_id);
  if owner_state is distinct from 'approved' then
    raise exception 'draft % is %, not approved', new.draft_id, owner_state using errcode = 'NR004';
  end if;
  if latest.id is distinct from new.revision_id then
    raise exception 'draft %: revision % is not its latest, % is', new.draft_id, new.revision_id, latest.id using errcode = 'NR002';
  end if;
  if latest.sha256 is distinct from new.sha256 then
    raise exception 'draft %: the approval was given to other text', new.draft_id using errcode = 'NR003';
  end if;
  if ruling.id is distinct from new.decision_id or ruling.decision is distinct from 'approve' then
    raise exception 'draft %: decision % is not its latest', new.draft_id, new.decision_id using errcode = 'NR008';
  end if;
  perform require_checked(new.revision_id);
  -- The page names who approved it, whatever the insert says.
  select nullif(btrim(u.name), '') into new.editor_name from auth."user" u where u.id = ruling.editor_id;
  if new.editor_name is null then
    raise exception 'draft %: the editor who approved it has no name to answer with', new.draft_id using errcode = 'NR001';
  end if;
  return new;
end $$;
create trigger publication_guard before insert on publication for each row execute function guard_publication();
alter table publication enable always trigger publication_guard;

-- An editor attests one failing sentence of the latest revision, with a reason.
create function attest(p_session_token text, p_revision_id text, p_ordinal integer, p_reason text) returns void
  language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  editor record;
begin
  select * into editor from require_editor(p_session_token);
  insert into attestation (revision_id, ordinal, editor_id, session_id, reason)
    values (p_revision_id, p_ordinal, editor.editor_id, editor.session_id, p_reason)
    on conflict (revision_id, ordinal) do nothing;
end $$;

-- The door for decisions: the row, the draft's new state and the job that follows are one transaction.
create function decide(p_session_token text, p_decision_id text, p_revision_id text, p_sha256 text, p_decision text, p_notes jsonb)
  returns text language plpgsql security definer set search_path = newsroom, pg_temp as $$
declare
  editor record;
  owner draft;
begin
  select * into editor from require_editor(p_session_token);
  select d.* into owner from draft d join revision r on r.draft_id = d.id where r.id = p_revision_id for update of d;
  if owner.id is null then
    raise exception 'no revision %', p_revision_id using errcode = 'NR002';
  end if;
  if p_decision not in ('approve', 'request-changes', 'spike') then
    raise exception 'decision % is not open to this door', p_decision using errcode = 'NR004';
  end if;
  if p_sha256 is distinct from (select sha256 from revision where id = p_revision_id) then
    raise exception 'the text of revision % is not what was shown', p_revision_id using errcode = 'NR003';
  end if;
  insert into decision (id, draft_id, number, revision_id, sha256, decision, editor_id, session_id, notes)
    values (p_decision_id, owner.id, 0, p_revision_id, p_sha256, p_decision, editor.editor_id, editor.session_id, p_notes);
  if p_decision = 'approve' then
    update draft set state = 'approved' where id = owner.id;
    insert into outbox (job, job_id, payload) values ('publish-revision', 'publish-' || p_decision_id,
      jsonb_build_object('draftId', owner.id, 'decisionId', p_decision_id));
  elsif p_decision = 'request-changes' then
    update draft set state = 'changes-requested' where id = owner.id;
    insert into outbox (job, job_id, payload) values ('draft-story', 'draft-' || owner.id || '-' || (owner.round + 1),
      jsonb_build_object('draftId', owner.id, 'personaId', owner.persona_id, 'round', owner.round + 1));
  else
    update draft set state = 'spiked' where id = owner.id;
    insert into outbox (job, job_id, payload) values ('close-draft', 'close-' || owner.id,
      jsonb_build_object('draftId', owner.id, 'personaId', owner.persona_id));
  end if;
  return owner.id;
end $$;

-- ---------------------------------------------------------------- audit of what people and writers did

create function audit_row() returns trigger language plpgsql security definer set search_path = newsroom, pg_temp as $$
begin
  case tg_table_name
    when 'draft' then
      if tg_op = 'INSERT' then
        perform audit_append('newsroom', 'draft-opened', new.id, jsonb_build_object('story', new.story_id, 'persona', new.persona_id));
      elsif new.state <> old.state then
        perform audit_append('newsroom', 'draft-moved', new.id, jsonb_build_object('from', old.state, 'to', new.state));
      end if;
    when 'revision' then
      perform audit_append(coalesce(new.editor_id, 'writer'), 'revision-written', new.draft_id,
        jsonb_build_object('revision', new.id, 'number', new.number, 'sha256', sha256_of(new.content)));
    when 'attestation' then
      perform audit_append(new.editor_id, 'sentence-attested', new.revision_id, jsonb_build_object('ordinal', new.ordinal, 'reason', new.reason));
    when 'decision' then
      perform audit_append(new.editor_id, 'decision-' || new.decision, new.draft_id,
        jsonb_build_object('decision', new.id, 'revision', new.revision_id, 'sha256', new.sha256, 'notes', new.notes));
    when 'publication' then
      perform audit_append('newsroom', 'published', new.draft_id,
        jsonb_build_object('publication', new.id, 'revision', new.revision_id, 'sha256', new.sha256, 'slug', new.slug));
  end case;
  return null;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['draft', 'revision', 'attestation', 'decision', 'publication'] loop
    execute format('create trigger %I after insert or update on %I for each row execute function audit_row()', name || '_audit', name);
    execute format('alter table %I enable always trigger %I', name, name || '_audit');
  end loop;
end $$;

-- No rule may be stepped around by a session whose search path names other tables.
do $$
declare
  rule regprocedure;
begin
  for rule in select p.oid::regprocedure from pg_proc p
      where p.pronamespace = 'newsroom'::regnamespace and p.proname <> 'sha256_of' loop
    execute format('alter function %s set search_path = newsroom, pg_temp', rule);
  end loop;
end $$;
