-- A confirmed pairing. ?1 = pairing_id
select pairing_id, code, person, challenge, device, public_key, name, confirmed_at, used_at
from pairing
where pairing_id = ?1;
