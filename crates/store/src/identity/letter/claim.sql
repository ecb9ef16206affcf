-- Claims the letter that has waited longest, also one whose sender is given up. ?1 = now, ?2 = until
update letter
set state = 'sending', attempts = attempts + 1, next_at = ?2, changed_at = ?1
where letter_id = (
    select candidate.letter_id
    from letter as candidate
    where candidate.state in ('waiting', 'sending')
      and candidate.next_at <= ?1
    order by candidate.next_at, candidate.letter_id
    limit 1
  )
returning letter_id, person, made_at, state, attempts, next_at, changed_at, failure;
