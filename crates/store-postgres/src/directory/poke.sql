-- Tells every server what listeners are to be poked with. $1 = sentences
select pg_notify('obeznik', sentence) from unnest($1::text[]) as s (sentence);
