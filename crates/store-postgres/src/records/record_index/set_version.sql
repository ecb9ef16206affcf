-- $1 = tenant, $2 = kind, $3 = version
insert into index_version (tenant, kind, version)
values ($1, $2, $3)
on conflict (tenant, kind) do update set version = excluded.version;
