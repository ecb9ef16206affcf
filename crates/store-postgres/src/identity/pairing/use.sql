-- Uses a pairing once. $1 = tenant, $2 = pairing_id, $3 = now
update pairing
set used_at = $3
where tenant = $1
  and pairing_id = $2
  and used_at is null;
