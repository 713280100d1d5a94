-- What a story adds to what readers were told: nothing, or something since its publication.

-- `repeats`: the draft whose publication says all that this story does. `considered_at`: when it was last looked at whether what came since its
-- own publication is new.
alter table story
  add column repeats text references draft,
  add column considered_at timestamptz;

-- Whose publication was brought up to date by which.
create index draft_update_of on draft (update_of) where update_of is not null;

-- What is looked at every few seconds, among however many stories: those whose worth may have changed, and those that were muted or unmuted.
create index story_to_weigh on story (updated_at desc)
  where state = 'open' and (scored_at is null or updated_at >= scored_at or burst > 0);
create index story_muted on story (id) where muted_at is not null or not_assigned = 'muted';
