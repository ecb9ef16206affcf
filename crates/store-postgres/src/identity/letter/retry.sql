-- Lets letters that failed, or were put off, go now. $1 = tenant, $2 = now
update letter
set state = 'waiting', attempts = 0, next_at = $2, changed_at = $2
where tenant = $1
  and (state = 'failed' or state = 'waiting' and attempts > 0);
