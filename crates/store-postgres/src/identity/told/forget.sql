-- Forgets what was told long ago. $1 = tenant, $2 = before
delete from told
where tenant = $1
  and told_at < $2;
