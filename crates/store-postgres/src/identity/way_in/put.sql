-- Keeps a way in. $1 = tenant, $2 = way, $3 = settings
insert into way_in (tenant, way, settings)
values ($1, $2, $3)
on conflict (tenant, way) do update set settings = excluded.settings;
