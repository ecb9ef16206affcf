-- Forgets sums. $1 = tenant, $2 = scopes
delete from scope_sum
where tenant = $1
  and scope = any($2);
