-- Passkeys of a person, the oldest first. ?1 = person
select passkey_id, person, public_key, counter, name, made_at, used_at
from passkey
where person = ?1
order by made_at, passkey_id;
