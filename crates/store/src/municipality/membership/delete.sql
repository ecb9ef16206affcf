-- Forgets the row of a record. ?1 = id
delete from membership where id = ?1;
