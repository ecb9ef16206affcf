-- Forgets all passkeys of a person. ?1 = person
delete from passkey
where person = ?1;
