-- Letters to a person, the oldest first. $1 = tenant, $2 = person
select letter_id, person, made_at, state, attempts, next_at, changed_at, failure
from letter
where tenant = $1
  and person = $2
order by made_at, letter_id;
