-- Forgets all passkeys of a person. $1 = tenant, $2 = person
delete from passkey
where tenant = $1
  and person = $2;
