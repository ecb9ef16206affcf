-- Forgets the row of a record. ?1 = id
delete from substitution where id = ?1;
