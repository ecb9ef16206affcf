-- Letters to a person, the oldest first. ?1 = person
select letter_id, person, made_at, state, attempts, next_at, changed_at, failure
from letter
where person = ?1
order by made_at, letter_id;
