-- Why the date that a feed gave an item is not believed: later than the poll, or before the web. What was taken instead is in published_at.
alter table item add column date_doubt text check (date_doubt in ('future', 'past'));
