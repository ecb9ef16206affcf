-- ?1 = kind, ?2 = version
insert into index_version (kind, version) values (?1, ?2)
on conflict (kind) do update set version = excluded.version;
