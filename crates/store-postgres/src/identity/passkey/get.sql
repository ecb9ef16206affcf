-- A passkey. $1 = tenant, $2 = identifier
select passkey_id, person, public_key, counter, name, made_at, used_at
from passkey
where tenant = $1
  and passkey_id = $2;
