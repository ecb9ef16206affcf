-- Forgets visits that began before an instant. ?1 = instant
delete from visit
where began_at <= ?1;
