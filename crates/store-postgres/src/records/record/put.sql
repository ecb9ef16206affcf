-- Writes a record; an existing one is replaced, its place and row stay.
insert into record (tenant, kind, id, parent, scope, ver, seq, body_version, body)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (tenant, kind, id) do update set
    parent = excluded.parent,
    scope = excluded.scope,
    ver = excluded.ver,
    seq = excluded.seq,
    body_version = excluded.body_version,
    body = excluded.body;
