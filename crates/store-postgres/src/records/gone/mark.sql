-- A row left a scope. $1 = tenant, $2 = scope, $3 = kind, $4 = id, $5 = seq
insert into gone (tenant, scope, kind, id, seq)
values ($1, $2, $3, $4, $5)
on conflict (tenant, scope, kind, id) do update set seq = excluded.seq;
