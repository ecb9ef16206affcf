-- Forgets the row of a record. ?1 = id
delete from meeting where id = ?1;
