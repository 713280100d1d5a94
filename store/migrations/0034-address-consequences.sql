-- What giving an article by its address did to other analysts' drafts of its story: those that ended, and those that go on beside the new one. Null:
-- it waits, was refused, or ended before this was kept.
alter table address_assignment add column withdrawn text[], add column beside text[];
