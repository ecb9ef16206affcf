-- ?1 = place, ?2 = command, ?3 = settled_at, ?4 = body
insert into retained (place, command, settled_at, body) values (?1, ?2, ?3, ?4)
on conflict (command) do update set
    place = excluded.place,
    settled_at = excluded.settled_at,
    body = excluded.body;
