-- ?1 = body
insert into position (position_id, body) values (1, ?1) on conflict (position_id) do update set body = excluded.body;
