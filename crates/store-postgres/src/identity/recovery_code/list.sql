-- Recovery codes of a person. $1 = tenant, $2 = person
select hash, used_at
from recovery_code
where tenant = $1
  and person = $2
order by hash;
