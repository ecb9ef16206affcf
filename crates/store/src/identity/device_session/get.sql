-- A device. ?1 = device
select device, person, name, public_key, state, paired_at, seen_at, generation, current, previous, is_seen, expires_at, enrolment
from device_session
where device = ?1;
