-- $1 = tenant, $2 = name, $3 = value
insert into meta (tenant, name, value)
values ($1, $2, $3)
on conflict (tenant, name) do update set value = excluded.value;
