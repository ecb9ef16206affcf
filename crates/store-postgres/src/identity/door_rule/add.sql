-- A rule holds from now on; one that holds already stays. $1 = tenant, $2 = rule
insert into door_rule (tenant, rule)
values ($1, $2)
on conflict (tenant, rule) do nothing;
