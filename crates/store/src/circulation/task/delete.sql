-- Forgets the row of a record. ?1 = id
delete from task where id = ?1;
