-- ?1 = scope
delete from scope_sum where scope = ?1;
