-- Forgets what was presented before an instant. $1 = tenant, $2 = instant
delete from presented
where tenant = $1
  and presented_at <= $2;
