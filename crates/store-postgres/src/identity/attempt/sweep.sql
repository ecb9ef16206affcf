-- Forgets failures whose last one was before an instant. $1 = tenant, $2 = instant
delete from attempt
where tenant = $1
  and last_at <= $2;
