-- Forgets the row of a record. ?1 = id
delete from consultation where id = ?1;
