-- Lets letters that failed, or were put off, go now. ?1 = now
update letter
set state = 'waiting', attempts = 0, next_at = ?1, changed_at = ?1
where (state = 'failed' or state = 'waiting' and attempts > 0);
