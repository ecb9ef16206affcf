-- What was erased for good is told to whoever begins anew too. $1 = tenant, $2 = last seq that is forgotten
delete from gone
where tenant = $1
  and seq <= $2
  and not is_erased;
