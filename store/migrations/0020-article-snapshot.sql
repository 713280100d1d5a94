-- Articles by what they say: the same words at two addresses of a page are one article.
create index article_snapshot on article (snapshot_sha256);
