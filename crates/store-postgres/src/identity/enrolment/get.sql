-- A token of enrolment. $1 = tenant, $2 = enrolment_id
select enrolment_id, hash, name, made_at, ends_at, ended_at
from enrolment
where tenant = $1
  and enrolment_id = $2;
