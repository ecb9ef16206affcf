-- A row is there again. ?1 = scope, ?2 = kind, ?3 = id
delete from gone where scope = ?1 and kind = ?2 and id = ?3;
