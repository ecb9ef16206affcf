-- Removes a record. ?1 = kind, ?2 = id
delete from record where kind = ?1 and id = ?2;
