-- Forgets visits that began before an instant. $1 = tenant, $2 = instant
delete from visit
where tenant = $1
  and began_at <= $2;
