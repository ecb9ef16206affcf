-- When the last letter to a person was made. $1 = tenant, $2 = person
select max(made_at) as made_at
from letter
where tenant = $1
  and person = $2;
