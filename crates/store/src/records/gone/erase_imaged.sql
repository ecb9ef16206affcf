-- An erased record is gone from every scope in which an image knows it. ?1 = kind, ?2 = id, ?3 = seq
insert into gone (scope, kind, id, seq, is_erased)
select distinct before_scope, kind, id, ?3, 1 from effect
where kind = ?1 and id = ?2 and before_scope is not null
on conflict (scope, kind, id) do update set seq = excluded.seq, is_erased = 1;
