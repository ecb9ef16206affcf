-- Ends a visit. ?1 = hash
delete from visit
where hash = ?1;
