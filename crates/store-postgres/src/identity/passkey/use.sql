-- Counts a use once. $1 = tenant, $2 = identifier, $3 = counter, $4 = now
update passkey
set counter = $3, used_at = $4
where tenant = $1
  and passkey_id = $2
  and (counter < $3 or (counter = 0 and $3 = 0));
