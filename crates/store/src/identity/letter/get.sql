-- A letter. ?1 = letter_id
select letter_id, person, made_at, state, attempts, next_at, changed_at, failure
from letter
where letter_id = ?1;
