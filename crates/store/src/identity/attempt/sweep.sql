-- Forgets failures whose last one was before an instant. ?1 = instant
delete from attempt
where last_at <= ?1;
