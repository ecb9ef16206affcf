-- Uses a code once. $1 = tenant, $2 = person, $3 = hash, $4 = now
update recovery_code
set used_at = $4
where tenant = $1
  and person = $2
  and hash = $3
  and used_at is null;
