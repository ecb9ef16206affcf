-- Remembers a removed id for devices. ?1 = kind, ?2 = id, ?3 = scope, ?4 = seq
insert into tombstone (kind, id, scope, seq) values (?1, ?2, ?3, ?4)
on conflict (kind, id) do update set scope = excluded.scope, seq = excluded.seq;
