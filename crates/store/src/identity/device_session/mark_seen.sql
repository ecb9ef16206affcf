-- Marks a generation as seen; a later one is left alone. ?1 = device, ?2 = generation
update device_session
set is_seen = 1
where device = ?1
  and generation = ?2
  and is_seen = 0;
