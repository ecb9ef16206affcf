-- ?1 = in_scope
delete from staged where in_scope = ?1;
