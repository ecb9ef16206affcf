-- ?1 = device, ?2 = person, ?3 = last_n, ?4 = read_to, ?5 = seen_at
insert into device_line (device, person, last_n, read_to, seen_at) values (?1, ?2, ?3, ?4, ?5)
on conflict (device) do update set
    person = excluded.person,
    last_n = excluded.last_n,
    read_to = excluded.read_to,
    seen_at = excluded.seen_at;
