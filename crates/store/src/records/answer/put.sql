-- ?1 = device, ?2 = n, ?3 = command
insert into answer (device, n, command) values (?1, ?2, ?3)
on conflict (device, n) do update set command = excluded.command;
