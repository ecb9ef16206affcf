-- An erased record is gone from every scope in which an image knows it, and is told as such wherever it is known to
-- be gone from. $1 = tenant, $2 = kind, $3 = id, $4 = seq
with known as (
    select before_scope as scope from effect
    where tenant = $1
      and kind = $2
      and id = $3
      and before_scope is not null
    union
    select scope from gone
    where tenant = $1
      and kind = $2
      and id = $3
)
insert into gone (tenant, scope, kind, id, seq, is_erased)
select $1, scope, $2, $3, $4, true from known
on conflict (tenant, scope, kind, id) do update set seq = excluded.seq, is_erased = true;
