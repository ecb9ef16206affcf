-- Keeps a way in. ?1 = way, ?2 = settings
insert into way_in (way, settings)
values (?1, ?2)
on conflict (way) do update set settings = excluded.settings;
