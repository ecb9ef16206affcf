-- Forgets uploads begun before an instant. ?1 = instant
delete from upload
where begun_at < ?1;
