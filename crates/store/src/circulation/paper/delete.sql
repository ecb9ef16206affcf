-- Forgets the row of a record. ?1 = id
delete from paper where id = ?1;
