-- Forgets the row of a record. ?1 = id
delete from body where id = ?1;
