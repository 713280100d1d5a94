-- Articles that the clusterer has not seen yet: while there are any, nobody knows who else reports a story.
create index article_unclustered on article (id) where story_id is null and set_aside is null;
