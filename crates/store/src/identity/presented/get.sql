-- What a computer presented. ?1 = device, ?2 = public_key
select device, public_key, enrolment, presented_at
from presented
where device = ?1
  and public_key = ?2;
