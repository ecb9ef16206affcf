-- Forgets the keys of all records of a kind. $1 = tenant, $2 = kind
delete from record_index
where tenant = $1
  and kind = $2;
