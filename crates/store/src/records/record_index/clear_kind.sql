-- Forgets the keys of all records of a kind. ?1 = kind
delete from record_index where kind = ?1;
