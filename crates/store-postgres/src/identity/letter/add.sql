-- Keeps a new letter; its identifier is random, so a conflict is a fault. $1 = tenant, $2 = letter_id, $3 = person, $4 = made_at, $5 = state, $6 = attempts, $7 = next_at, $8 = changed_at, $9 = failure
insert into letter (tenant, letter_id, person, made_at, state, attempts, next_at, changed_at, failure)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9);
