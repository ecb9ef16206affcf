-- ?1 = kind, ?2 = id, ?3 = in_scope, ?4 = at_seq, ?5 = scope, ?6 = parent, ?7 = ver, ?8 = seq,
-- ?9 = body_version, ?10 = body, ?11 = erased
insert into staged (kind, id, in_scope, at_seq, scope, parent, ver, seq, body_version, body, erased)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
on conflict (kind, id, in_scope) do update set
    at_seq = excluded.at_seq,
    scope = excluded.scope,
    parent = excluded.parent,
    ver = excluded.ver,
    seq = excluded.seq,
    body_version = excluded.body_version,
    body = excluded.body,
    erased = excluded.erased;
