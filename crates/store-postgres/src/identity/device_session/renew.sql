-- Changes the tokens of an active device from the generation that was read.
-- $1 = tenant, $2 = device, $3 = that generation
update device_session
set generation = $4,
    current = $5,
    previous = $6,
    is_seen = $7,
    expires_at = $8,
    seen_at = $9
where tenant = $1
  and device = $2
  and generation = $3
  and state = 'active';
