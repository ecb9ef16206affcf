-- Forgets the row of a record. ?1 = id
delete from resolution where id = ?1;
