-- Tokens of enrolment, the newest first. $1 = tenant
select enrolment_id, hash, name, made_at, ends_at, ended_at
from enrolment
where tenant = $1
order by made_at desc, enrolment_id;
