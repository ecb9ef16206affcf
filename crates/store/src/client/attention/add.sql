-- ?1 = command, ?2 = body
insert into attention (command, body) values (?1, ?2) on conflict (command) do update set body = excluded.body;
