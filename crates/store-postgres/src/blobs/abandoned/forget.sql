-- It is gone. $1 = tenant, $2 = places
delete from abandoned
where tenant = $1
  and place = any($2);
