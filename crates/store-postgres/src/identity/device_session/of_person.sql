-- Devices of a person, the newest first. $1 = tenant, $2 = person
select device, person, name, public_key, state, paired_at, seen_at, generation, current, previous, is_seen, expires_at, enrolment
from device_session
where tenant = $1
  and person = $2
order by paired_at desc, device;
