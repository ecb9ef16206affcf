-- Removes a record. $1 = tenant, $2 = kind, $3 = id
delete from record
where tenant = $1
  and kind = $2 and id = $3;
