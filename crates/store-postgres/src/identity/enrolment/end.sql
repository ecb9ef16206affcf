-- Ends a token once. $1 = tenant, $2 = enrolment_id, $3 = now
update enrolment
set ended_at = $3
where tenant = $1
  and enrolment_id = $2
  and ended_at is null;
