-- All lines by device.
select device, person, last_n, read_to, seen_at from device_line order by device;
