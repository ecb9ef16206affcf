-- A confirmed pairing. $1 = tenant, $2 = pairing_id
select pairing_id, code, person, challenge, device, public_key, name, confirmed_at, used_at
from pairing
where tenant = $1
  and pairing_id = $2;
