-- Forgets what was told long ago. ?1 = before
delete from told
where told_at < ?1;
