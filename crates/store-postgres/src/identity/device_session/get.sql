-- A device. $1 = tenant, $2 = device
select device, person, name, public_key, state, paired_at, seen_at, generation, current, previous, is_seen, expires_at, enrolment
from device_session
where tenant = $1
  and device = $2;
