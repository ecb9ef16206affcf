-- A new municipality; nothing when its identifier or name is taken. $1 = tenant, $2 = slug, $3 = name, $4 = second_factor, $5 = keys, $6 = made_at
insert into tenant (tenant, slug, name, second_factor, keys, made_at)
values ($1, $2, $3, $4, $5, $6)
on conflict do nothing;
