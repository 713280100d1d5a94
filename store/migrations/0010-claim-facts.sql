-- What a claim's quotation says, read by rules: figures, days, names, hedging, unnamed sources. Empty for claims stored before.
alter table claim add column facts jsonb not null default '{}';
