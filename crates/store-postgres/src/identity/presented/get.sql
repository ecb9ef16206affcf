-- What a computer presented. $1 = tenant, $2 = device, $3 = public_key
select device, public_key, enrolment, presented_at
from presented
where tenant = $1
  and device = $2
  and public_key = $3;
