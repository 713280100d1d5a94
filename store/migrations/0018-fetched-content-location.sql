-- What an answer says that it is a version of (`Content-Location`): relative addresses in a feed are relative to it, at a replay as at the poll.
alter table fetched add column content_location text;
