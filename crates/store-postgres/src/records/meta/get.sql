-- $1 = tenant, $2 = name
select value from meta
where tenant = $1
  and name = $2;
