-- Says what came of a letter, unless it was claimed anew. ?1 = letter_id, ?2 = attempts, ?3 = state, ?4 = next_at, ?5 = changed_at, ?6 = failure
update letter
set state = ?3, next_at = ?4, changed_at = ?5, failure = ?6
where letter_id = ?1
  and attempts = ?2
  and state = 'sending';
