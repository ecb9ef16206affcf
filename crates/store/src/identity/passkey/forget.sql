-- Forgets a passkey of a person. ?1 = person, ?2 = identifier
delete from passkey
where person = ?1
  and passkey_id = ?2;
