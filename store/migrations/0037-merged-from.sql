-- The story that an article was first in, where that was merged into the one it is in now; null: it joined this one by itself, or the merge is older than
-- this. A story takes no title from what came into it by a merge, and a publication could read nothing of what joined its story later.
alter table article add column merged_from text references story;
