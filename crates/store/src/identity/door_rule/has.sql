-- Whether a rule holds. ?1 = rule
select rule
from door_rule
where rule = ?1;
