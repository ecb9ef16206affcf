-- Whether a rule holds. $1 = tenant, $2 = rule
select rule
from door_rule
where tenant = $1
  and rule = $2;
