-- Changes the tokens of an active device from the generation that was read.
-- ?1 = device, ?2 = that generation
update device_session
set generation = ?3,
    current = ?4,
    previous = ?5,
    is_seen = ?6,
    expires_at = ?7,
    seen_at = ?8
where device = ?1
  and generation = ?2
  and state = 'active';
