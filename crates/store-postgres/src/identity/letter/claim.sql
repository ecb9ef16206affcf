-- Claims the letter that has waited longest, also one whose sender is given up. $1 = tenant, $2 = now, $3 = until
update letter
set state = 'sending', attempts = attempts + 1, next_at = $3, changed_at = $2
where tenant = $1
  and letter_id = (
    select candidate.letter_id
    from letter as candidate
    where candidate.tenant = $1
      and candidate.state in ('waiting', 'sending')
      and candidate.next_at <= $2
    order by candidate.next_at, candidate.letter_id
    limit 1
    for update skip locked
  )
returning letter_id, person, made_at, state, attempts, next_at, changed_at, failure;
