-- Failures under a key. $1 = tenant, $2 = attempt_key
select failures, last_at
from attempt
where tenant = $1
  and attempt_key = $2;
