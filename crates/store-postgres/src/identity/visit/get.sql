-- A visit. $1 = tenant, $2 = hash
select hash, person, stage, began_at
from visit
where tenant = $1
  and hash = $2;
