-- Ends an invitation once. $1 = tenant, $2 = hash, $3 = now
update invitation
set ended_at = $3
where tenant = $1
  and hash = $2
  and ended_at is null;
