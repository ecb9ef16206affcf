-- Marks a generation as seen; a later one is left alone. $1 = tenant, $2 = device, $3 = generation
update device_session
set is_seen = true
where tenant = $1
  and device = $2
  and generation = $3
  and not is_seen;
