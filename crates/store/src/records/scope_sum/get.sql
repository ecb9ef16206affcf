-- ?1 = scope
select sum, rows from scope_sum where scope = ?1;
