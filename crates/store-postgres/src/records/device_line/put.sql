-- $1 = tenant, $2 = device, $3 = person, $4 = last_n, $5 = read_to, $6 = seen_at
insert into device_line (tenant, device, person, last_n, read_to, seen_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (tenant, device) do update set
    person = excluded.person,
    last_n = excluded.last_n,
    read_to = excluded.read_to,
    seen_at = excluded.seen_at;
