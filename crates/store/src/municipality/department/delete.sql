-- Forgets the row of a record. ?1 = id
delete from department where id = ?1;
