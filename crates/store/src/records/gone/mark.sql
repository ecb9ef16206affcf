-- A row left a scope. ?1 = scope, ?2 = kind, ?3 = id, ?4 = seq
insert into gone (scope, kind, id, seq) values (?1, ?2, ?3, ?4)
on conflict (scope, kind, id) do update set seq = excluded.seq;
