-- Writes sums. $1 = tenant, each other one a list: $2 = scopes, $3 = sums, $4 = rows
insert into scope_sum (tenant, scope, sum, rows)
select $1, scope, sum, rows from unnest($2::text[], $3::bytea[], $4::bigint[]) as s (scope, sum, rows)
on conflict (tenant, scope) do update set sum = excluded.sum, rows = excluded.rows;
