-- Forgets what was presented before an instant. ?1 = instant
delete from presented
where presented_at <= ?1;
