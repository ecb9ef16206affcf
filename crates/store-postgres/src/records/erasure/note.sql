-- A record is erased for good. $1 = tenant, $2 = kind, $3 = id
insert into erasure (tenant, kind, id)
values ($1, $2, $3)
on conflict do nothing;
