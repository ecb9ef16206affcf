-- A letter. $1 = tenant, $2 = letter_id
select letter_id, person, made_at, state, attempts, next_at, changed_at, failure
from letter
where tenant = $1
  and letter_id = $2;
