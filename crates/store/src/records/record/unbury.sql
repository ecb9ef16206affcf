-- An undo brought the record back. ?1 = kind, ?2 = id
delete from tombstone where kind = ?1 and id = ?2;
