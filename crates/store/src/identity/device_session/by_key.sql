-- Devices with a key, the newest first. ?1 = public_key
select device, person, name, public_key, state, paired_at, seen_at, generation, current, previous, is_seen, expires_at, enrolment
from device_session
where public_key = ?1
order by paired_at desc, device;
