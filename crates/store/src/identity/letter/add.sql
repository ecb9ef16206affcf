-- Keeps a new letter; its identifier is random, so a conflict is a fault. ?1 = letter_id, ?2 = person, ?3 = made_at, ?4 = state, ?5 = attempts, ?6 = next_at, ?7 = changed_at, ?8 = failure
insert into letter (letter_id, person, made_at, state, attempts, next_at, changed_at, failure)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
