-- $1 = tenant, $2 = scope
select sum, rows from scope_sum
where tenant = $1
  and scope = $2;
