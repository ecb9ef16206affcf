-- Forgets the row of a record. ?1 = id
delete from person where id = ?1;
