-- Letters in a state, the one that changed last first. ?1 = state, ?2 = most
select letter_id, person, made_at, state, attempts, next_at, changed_at, failure
from letter
where state = ?1
order by changed_at desc, letter_id
limit ?2;
