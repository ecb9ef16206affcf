-- ?1 = place, ?2 = command, ?3 = body
insert into outbox (place, command, body) values (?1, ?2, ?3)
on conflict (command) do update set place = excluded.place, body = excluded.body;
