-- $1 = tenant, $2 = last seq that is forgotten
delete from gone
where tenant = $1
  and seq <= $2;
