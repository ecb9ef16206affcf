-- ?1 = kind, ?2 = id
select kind, id, scope, parent, ver, seq, body_version, body from base_image where kind = ?1 and id = ?2;
