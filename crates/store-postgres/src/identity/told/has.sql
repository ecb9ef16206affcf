-- Whether a person was told. $1 = tenant, $2 = person, $3 = notice
select notice
from told
where tenant = $1
  and person = $2
  and notice = $3;
