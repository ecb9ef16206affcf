-- All lines by device. $1 = tenant
select device, person, last_n, read_to, seen_at from device_line
where tenant = $1
order by device;
