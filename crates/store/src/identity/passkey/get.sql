-- A passkey. ?1 = identifier
select passkey_id, person, public_key, counter, name, made_at, used_at
from passkey
where passkey_id = ?1;
