-- Forgets a passkey of a person. $1 = tenant, $2 = person, $3 = identifier
delete from passkey
where tenant = $1
  and person = $2
  and passkey_id = $3;
