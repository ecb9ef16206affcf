-- Ends a visit. $1 = tenant, $2 = hash
delete from visit
where tenant = $1
  and hash = $2;
