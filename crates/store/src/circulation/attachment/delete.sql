-- Forgets the row of a record. ?1 = id
delete from attachment where id = ?1;
