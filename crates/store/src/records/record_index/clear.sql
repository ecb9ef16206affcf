-- Forgets the keys of a record. ?1 = id, ?2 = kind
delete from record_index where id = ?1 and kind = ?2;
