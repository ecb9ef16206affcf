-- An erased record is told as such wherever it is known to be gone from. ?1 = kind, ?2 = id, ?3 = seq
update gone set seq = ?3, is_erased = 1 where kind = ?1 and id = ?2;
