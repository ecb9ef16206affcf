-- What a person was told. $1 = tenant, $2 = person
select notice
from told
where tenant = $1
  and person = $2;
