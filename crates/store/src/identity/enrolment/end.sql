-- Ends a token once. ?1 = enrolment_id, ?2 = now
update enrolment
set ended_at = ?2
where enrolment_id = ?1
  and ended_at is null;
