-- Forgets failures under a key. ?1 = attempt_key
delete from attempt
where attempt_key = ?1;
