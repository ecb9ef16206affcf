-- Forgets pairings confirmed before an instant. ?1 = instant
delete from pairing
where confirmed_at <= ?1;
