-- Ends all visits of a person. $1 = tenant, $2 = person
delete from visit
where tenant = $1
  and person = $2;
