-- Says what came of a letter, unless it was claimed anew. $1 = tenant, $2 = letter_id, $3 = attempts, $4 = state, $5 = next_at, $6 = changed_at, $7 = failure
update letter
set state = $4, next_at = $5, changed_at = $6, failure = $7
where tenant = $1
  and letter_id = $2
  and attempts = $3
  and state = 'sending';
