-- Forgets the codes of a person. $1 = tenant, $2 = person
delete from recovery_code
where tenant = $1
  and person = $2;
