-- A token of enrolment. ?1 = enrolment_id
select enrolment_id, hash, name, made_at, ends_at, ended_at
from enrolment
where enrolment_id = ?1;
