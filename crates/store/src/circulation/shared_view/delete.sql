-- Forgets the row of a record. ?1 = id
delete from shared_view where id = ?1;
