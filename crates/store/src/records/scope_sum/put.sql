-- ?1 = scope, ?2 = sum, ?3 = rows
insert into scope_sum (scope, sum, rows) values (?1, ?2, ?3)
on conflict (scope) do update set sum = excluded.sum, rows = excluded.rows;
