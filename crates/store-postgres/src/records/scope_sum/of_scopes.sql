-- Sums of scopes. $1 = tenant, $2 = scopes
select scope, sum, rows from scope_sum
where tenant = $1
  and scope = any($2);
