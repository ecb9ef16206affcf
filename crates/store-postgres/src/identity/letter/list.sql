-- Letters in a state, the one that changed last first. $1 = tenant, $2 = state, $3 = most
select letter_id, person, made_at, state, attempts, next_at, changed_at, failure
from letter
where tenant = $1
  and state = $2
order by changed_at desc, letter_id
limit $3;
