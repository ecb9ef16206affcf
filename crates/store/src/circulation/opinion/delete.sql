-- Forgets the row of a record. ?1 = id
delete from opinion where id = ?1;
