-- Forgets the row of a record. ?1 = id
delete from registry_entry where id = ?1;
