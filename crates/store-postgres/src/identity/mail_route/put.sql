-- Sets up the way letters go. $1 = tenant, $2 = settings
insert into mail_route (tenant, only_one, settings)
values ($1, 1, $2)
on conflict (tenant, only_one) do update set settings = excluded.settings;
