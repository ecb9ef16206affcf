-- Forgets failures under a key. $1 = tenant, $2 = attempt_key
delete from attempt
where tenant = $1
  and attempt_key = $2;
