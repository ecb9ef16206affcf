-- Sets up the way letters go. ?1 = settings
insert into mail_route (only_one, settings)
values (1, ?1)
on conflict (only_one) do update set settings = excluded.settings;
