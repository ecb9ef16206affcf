-- Tokens of enrolment, the newest first.
select enrolment_id, hash, name, made_at, ends_at, ended_at
from enrolment
order by made_at desc, enrolment_id;
