-- Passkeys of a person, the oldest first. $1 = tenant, $2 = person
select passkey_id, person, public_key, counter, name, made_at, used_at
from passkey
where tenant = $1
  and person = $2
order by made_at, passkey_id;
