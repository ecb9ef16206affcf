-- $1 = tenant, $2 = device, $3 = n, $4 = command
insert into answer (tenant, device, n, command)
values ($1, $2, $3, $4)
on conflict (tenant, device, n) do update set command = excluded.command;
