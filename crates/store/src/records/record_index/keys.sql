-- Keys of a record. ?1 = id, ?2 = kind
select name, key from record_index where id = ?1 and kind = ?2 order by name, key;
