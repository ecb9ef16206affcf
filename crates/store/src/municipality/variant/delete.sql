-- Forgets the row of a record. ?1 = id
delete from variant where id = ?1;
