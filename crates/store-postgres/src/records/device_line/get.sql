-- $1 = tenant, $2 = device
select device, person, last_n, read_to, seen_at from device_line
where tenant = $1
  and device = $2;
