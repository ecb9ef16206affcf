-- Links that changed a record. $1 = tenant, $2 = kind, $3 = id
select distinct log_no from effect
where tenant = $1
  and kind = $2
  and id = $3;
