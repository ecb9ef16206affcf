-- Takes a rule back. $1 = tenant, $2 = rule
delete from door_rule
where tenant = $1
  and rule = $2;
