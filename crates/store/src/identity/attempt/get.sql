-- Failures under a key. ?1 = attempt_key
select failures, last_at
from attempt
where attempt_key = ?1;
