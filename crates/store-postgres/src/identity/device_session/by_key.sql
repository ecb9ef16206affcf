-- Devices with a key, the newest first. $1 = tenant, $2 = public_key
select device, person, name, public_key, state, paired_at, seen_at, generation, current, previous, is_seen, expires_at, enrolment
from device_session
where tenant = $1
  and public_key = $2
order by paired_at desc, device;
