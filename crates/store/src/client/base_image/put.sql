-- ?1 = kind, ?2 = id, ?3 = scope, ?4 = parent, ?5 = ver, ?6 = seq, ?7 = body_version, ?8 = body
insert into base_image (kind, id, scope, parent, ver, seq, body_version, body)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
on conflict (kind, id) do update set
    scope = excluded.scope,
    parent = excluded.parent,
    ver = excluded.ver,
    seq = excluded.seq,
    body_version = excluded.body_version,
    body = excluded.body;
