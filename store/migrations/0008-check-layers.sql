-- What each layer of checks said of a sentence: the rules, and the judge where a language model is one. The verdict is the gravest of them.
alter table sentence_check add column layers jsonb not null default '[]';
