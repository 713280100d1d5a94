-- What a story adds to what readers were told: nothing, or something since its publication.

-- `repeats`: the draft whose publication says all that this story does. `considered_at`: when it was last looked at whether what came since its
-- own publication is new.
alter table story
  add column repeats text references draft,
  add column considered_at timestamptz;

-- Whose publication was brought up to date by which.
create index draft_update_of on draft (update_of) where update_of is not null;
